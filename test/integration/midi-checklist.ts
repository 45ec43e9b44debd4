/** What the source document's checklist says, word by word, without what stands under a title as an explanation. */
export const checklist = {
  'pre-deploy': [
    'Production environment health check',
    'Backup created',
    'Monitoring dashboards open',
    'Error tracking: Open in browser',
    'Performance monitoring: Ready',
    'Log aggregation: Connected',
    'Alert thresholds: Configured',
    'Tech lead on standby',
    'DevOps on call',
    'QA ready for smoke tests',
    'Communication channels open (Slack/Teams)',
    'War room / bridge call ready',
    'Latest git commit verified',
    'Build artifacts ready',
    'No uncommitted changes',
    'Notify stakeholders of 1-hour countdown',
    'Post status in team channels',
    'Brief team on rollback procedure',
    'Confirm team is ready',
  ],
  smoke: [
    'Run Core Smoke Tests: database connectivity',
    'Run Core Smoke Tests: API endpoints',
    'Run Core Smoke Tests: core functionality',
    'Run Core Smoke Tests: performance baseline',
    'Web interface loads',
    'Login works',
    'File upload works',
    'MIDI analysis completes',
    'Search functionality works',
    'Export works',
    'Database queries fast',
    'No error logs in staging',
  ],
  'go-no-go': [
    'Ready for production?',
    'All smoke tests passed?',
    'Team consensus obtained?',
    'Rollback plan ready?',
    'Systems stable?',
    'Rollback plan tested?',
    'Monitoring ready?',
  ],
  'post-deploy': [
    'Run production smoke tests',
    'Check error rates',
    'Verify performance',
    'Database health',
    'Log into production interface',
    'Perform basic user workflow',
    'Create/upload file',
    'Run analysis',
    'Verify results',
    'Export file',
    'Check error logs (should be empty)',
    'Verify performance metrics',
  ],
} as const;

/** A phase of the example. */
export type Phase = keyof typeof checklist;

/** The headings of the first hour, both levels. */
export const firstHour = [
  'System Verification (15 minutes)',
  'Team Preparation (15 minutes)',
  'Final Code Check (15 minutes)',
  'Communication (15 minutes)',
].map((name) => ['Pre-Deployment (1 Hour Before Go-Live)', name]);
