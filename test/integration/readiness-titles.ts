/** Every line with a box of MusicGen's checklist before a deployment, below its two headings. */
export const beforeDeployment: Readonly<Record<string, readonly string[]>> = {
  '1. Code Readiness / Code Quality': [
    'All tests passing in CI/CD pipeline',
    'Code coverage meets threshold (>80%)',
    'No critical security vulnerabilities',
    'Code reviewed and approved by 2+ team members',
  ],
  '1. Code Readiness / Version Control': [
    'All changes committed and pushed',
    'Release branch created and protected',
    'Version tags created',
  ],
  '2. Infrastructure Verification / Resource Availability': [
    'CPU capacity verified (>30% available)',
    'Memory capacity verified (>4GB per node available)',
    'GPU availability confirmed',
    'Disk space verified (>100GB available)',
  ],
  '2. Infrastructure Verification / Network Configuration': [
    'Load balancer health checks passing',
    'SSL certificates valid (>30 days)',
    'DNS resolution working',
  ],
  '3. Database Preparation / Backup Verification': [
    'Recent backup exists (<24 hours old)',
    'Backup restoration tested',
  ],
  '3. Database Preparation / Migration Readiness': [
    'Database migrations reviewed',
    'Migration rollback scripts prepared',
    'Database performance baseline recorded',
  ],
  '4. Configuration Management / Environment Variables': [
    'All required environment variables set',
    'Secrets rotated if needed (>90 days old)',
    'Configuration files validated',
  ],
  '4. Configuration Management / Feature Flags': [
    'Feature flags configured correctly',
    'A/B test configurations verified',
  ],
  '5. Dependencies / External Services': [
    'Redis cluster healthy',
    'S3 bucket accessible',
    'CDN configuration up-to-date',
  ],
  '5. Dependencies / Third-party APIs': [
    'Payment provider API accessible',
    'Email service API accessible',
    'Analytics service API accessible',
    'Model hosting service healthy',
  ],
  '6. Security Verification / Access Control': [
    'Deployment credentials valid',
    'API keys rotated if needed',
    'Firewall rules reviewed',
  ],
  '6. Security Verification / Security Scanning': ['Vulnerability scan completed', 'Dependency audit passed'],
  '7. Monitoring & Alerting / Monitoring Setup': [
    'Prometheus targets configured',
    'Grafana dashboards updated',
    'Log aggregation working',
  ],
  '7. Monitoring & Alerting / Alert Configuration': [
    'Critical alerts configured',
    'Alert routing tested',
    'On-call schedule verified',
  ],
  '8. Communication / Team Notifications': [
    'Deployment window communicated',
    'Email sent to stakeholders',
    'Slack announcement posted',
    'Status page updated',
    'Rollback plan shared',
    'Rollback procedures documented',
    'Team members aware of plan',
    'Emergency contacts updated',
  ],
  '8. Communication / Customer Communication': [
    'Maintenance window announced (if applicable)',
    'API deprecation notices sent (if applicable)',
    'Documentation updates prepared',
  ],
  '9. Rollback Preparation / Rollback Resources': [
    'Previous version containers available',
    'Rollback scripts tested',
    'Database rollback scripts ready',
  ],
  '9. Rollback Preparation / Recovery Time Objectives': [
    'RTO documented and achievable',
    'RPO requirements met',
    'Disaster recovery plan reviewed',
  ],
  '10. Final Verification / Staging Environment': [
    'Staging deployment successful',
    'Staging tests passed',
    'Performance benchmarks met',
  ],
  '10. Final Verification / Sign-offs': [
    'Engineering lead approval',
    'Operations lead approval',
    'Security lead approval',
    'Product owner approval (if major changes)',
  ],
};

/** The same of its checklist after a deployment, as far as a machine can say anything about it. */
export const afterDeployment: Readonly<Record<string, readonly string[]>> = {
  'Phase 1: Immediate Verification (0-2 hours) / 1. System Health': [
    'All services healthy',
    'No critical alerts firing',
    'Error rates within normal range',
  ],
  'Phase 1: Immediate Verification (0-2 hours) / 2. Performance Metrics': [
    'Response times acceptable',
    'Throughput normal',
    'Resource utilization stable',
  ],
  'Phase 1: Immediate Verification (0-2 hours) / 3. User Experience': [
    'User complaints monitored',
    'Support tickets checked',
    'Social media monitored',
    'Feedback channels reviewed',
    'Key user journeys tested',
  ],
  'Phase 2: Extended Monitoring (2-24 hours) / 1. Stability Monitoring': [
    'No memory leaks detected',
    'No gradual performance degradation',
    'Database performance stable',
  ],
  'Phase 2: Extended Monitoring (2-24 hours) / 2. Capacity Planning': [
    'Auto-scaling working correctly',
    'Resource usage within projections',
  ],
  'Phase 2: Extended Monitoring (2-24 hours) / 3. Error Analysis': [
    'New error patterns identified',
    'Error remediation planned',
  ],
  'Phase 3: Business Verification (24-72 hours) / 1. Business Metrics': [
    'User engagement metrics normal',
    'Conversion rates maintained',
    'Revenue impact assessed',
  ],
  'Phase 3: Business Verification (24-72 hours) / 2. Feature Adoption': [
    'New features being used',
    'A/B test results analyzed',
  ],
};
