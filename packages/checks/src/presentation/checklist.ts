import { isoInstant } from '@deploy-actions/action-kit';
import { checklistEntry } from './checklist-entry.ts';
import { code, fenced, inline } from './markdown.ts';
import { excerpt } from './plain-text.ts';
import { commitPage, completedBy, isGiven, type Readiness, reviewersOf, signOffsOf } from './readiness.ts';
import { type Chapter, chaptersOf, standing } from './standing.ts';
import { momentOf, pageSigns, reasonOf, risks, verdictNames, verdictSigns } from './words.ts';

const blank = '________________';

/**
 * The checklist of a phase with its evidence filled in, as a Markdown document that can be attached to a change: what was
 * checked in the order of the configuration, the verdict, the risk, the sign-offs and who completed it. Its form is that of
 * the MusicGen checklists for before and after a deployment.
 */
export function renderChecklist(readiness: Readiness): string {
  const phase = phaseName(readiness.phase);
  return [
    `# ${phase} Checklist`,
    head(readiness, phase),
    ...numbered(chaptersOf(readiness.results)).flatMap((chapter) => chapterLines(chapter, 2)),
    `## ${phase} Status`,
    status(readiness),
    riskAssessment(readiness),
    notes(readiness),
    '## Sign-offs',
    signOffs(readiness),
    '---',
    foot(readiness),
  ].join('\n\n');
}

function head(readiness: Readiness, phase: string): string {
  const { subject, profile, run, started, judgement } = readiness;
  const { verdict, risk } = judgement;
  const page = commitPage(readiness);
  const commit = subject.sha === undefined ? undefined : code(subject.sha);
  const version = [subject.service, subject.version]
    .flatMap((part) => (part ? [inline(part)] : []))
    .join(' ');
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['Date', isoInstant(started).slice(0, 10)],
    ['Deployment Version', version],
    ['Previous Version', subject.previousVersion && inline(subject.previousVersion)],
    ['Commit', page === undefined ? commit : `[${commit}](${page})`],
    ['Environment', inline(subject.environment)],
    ['Profile', inline(profile)],
    [`${phase} Start Time`, momentOf(started)],
    ['Deployer', inline(run.actor)],
    [
      'Reviewer',
      reviewersOf(readiness)
        .map(({ name }) => inline(name))
        .join(', ') || blank,
    ],
    [
      'Verdict',
      `${verdictSigns[verdict]} **${verdictNames[verdict]}**, risk ${risk}: ${inline(reasonOf(judgement))}`,
    ],
  ];
  return lined(fields);
}

function chapterLines({ title, results, chapters }: Chapter, level: number): string[] {
  return [
    `${'#'.repeat(Math.min(level, 6))} ${inline(title)}`,
    // Without empty lines in between, boxes and titles stay on one line.
    ...(results.length > 0 ? [results.flatMap(checklistEntry).join('\n')] : []),
    ...chapters.flatMap((chapter) => chapterLines(chapter, level + 1)),
  ];
}

/** The chapters with numbers, unless their titles bring some of their own. */
function numbered(chapters: readonly Chapter[]): Chapter[] {
  const own = chapters.some(({ title }) => /^(phase )?\d/i.test(title));
  return chapters.map((chapter, index) => ({
    ...chapter,
    title: own ? chapter.title : `${index + 1}. ${chapter.title}`,
  }));
}

function status({ judgement, phase }: Readiness): string {
  const before = phase === 'pre-deploy';
  const choices = [
    ['go', before ? 'All checks passed, proceed with deployment' : 'All checks passed'],
    [
      'conditional-go',
      before ? 'Minor issues noted, proceed with caution' : 'Minor issues noted, keep watching',
    ],
    [
      'no-go',
      before ? 'Critical issues found, deployment blocked' : 'Critical issues found, act on them now',
    ],
  ] as const;
  const boxes = choices.map(
    ([verdict, meaning]) =>
      `- ${box(judgement.verdict === verdict)} ${verdictSigns[verdict]} **${verdictNames[verdict]}** - ${meaning}`,
  );
  return ['**Overall Status**:', '', ...boxes].join('\n');
}

function riskAssessment({ judgement }: Readiness): string {
  const boxes = risks.map(({ risk, text }) => `- ${box(judgement.risk === risk)} ${text}`);
  return ['**Risk Assessment**:', '', ...boxes].join('\n');
}

function notes(readiness: Readiness): string {
  const { notes: given, windowOverride, planDigest, results } = readiness;
  const lines = [
    ...(given === undefined ? [] : excerpt(given, 1_000, 50_000).lines),
    ...(windowOverride === undefined
      ? []
      : [`Asked to be deployed outside of the windows, because: ${windowOverride}`]),
    ...standing(results, 'fail').map(({ title, finding }) => `Failed: ${title}: ${finding}`),
    ...standing(results, 'waived').map(
      ({ title, finding, waiver }) =>
        `Accepted by ${waiver?.by} until ${momentOf(waiver?.until ?? 0)} (${waiver?.reason}): ${title}: ${finding}`,
    ),
    ...standing(results, 'warn').map(({ title, finding }) => `Warning: ${title}: ${finding}`),
  ].flatMap((line) => excerpt(line, 1, 600).lines);
  const digest = planDigest === undefined ? [] : [`Plan digest: ${planDigest}`];
  const all = [...lines, ...digest];
  return ['**Notes/Issues**:', '', ...fenced(all.length > 0 ? all : ['none'])].join('\n');
}

function signOffs(readiness: Readiness): string {
  const found = signOffsOf(readiness);
  if (found.length === 0) return 'No sign-off was asked for.';
  return found
    .map(({ result, page }) => {
      const done = isGiven({ result });
      const link = page === undefined ? '' : ` ([page](${page}))`;
      const mark = done ? '' : `${pageSigns.fail} `;
      return `- ${box(done)} ${mark}${inline(result.title)}${link}: ${inline(result.finding)}`;
    })
    .join('\n');
}

function foot(readiness: Readiness): string {
  const { run, finished } = readiness;
  const reviewers = reviewersOf(readiness);
  // An approval of an environment has no time that GitHub would tell.
  const times = reviewers.map(({ when }) => when).filter((when) => /^\d{4}-/.test(when));
  const last = times.sort().at(-1);
  const by = `${inline(completedBy(readiness))}${run.url === undefined ? '' : `, [run ${run.runId}](${run.url})`}`;
  return lined([
    ['Checklist Completed By', by],
    ['Date/Time', momentOf(finished)],
    ['Reviewed By', reviewers.map(({ name, when }) => inline(`${name} (${when})`)).join(', ') || blank],
    ['Review Date/Time', last === undefined ? blank : inline(last)],
  ]);
}

function lined(fields: readonly (readonly [string, string | undefined])[]): string {
  return fields
    .flatMap(([name, value]) => (value === undefined ? [] : [`**${name}**: ${value}`]))
    .join('  \n');
}

function box(ticked: boolean): string {
  return ticked ? '[x]' : '[ ]';
}

/** `Pre-Deployment` of `pre-deploy`; any other phase in capitals of its own. */
function phaseName(phase: string): string {
  const known: Readonly<Record<string, string>> = {
    'pre-deploy': 'Pre-Deployment',
    'post-deploy': 'Post-Deployment',
  };
  const words = phase.split(/[\s_-]+/).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return known[phase] ?? inline(words.join(' '));
}
