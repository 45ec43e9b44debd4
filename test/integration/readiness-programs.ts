import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { components } from '../../scripts/components/components.ts';
import { kubectlOnPath } from './components/kubectl.ts';

const cobertura =
  '<?xml version="1.0" ?><coverage line-rate="0.91" lines-covered="910" lines-valid="1000" branch-rate="0"></coverage>';
const sarif = (name: string) =>
  JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name, rules: [] } }, results: [] }] });
const pipAudit = JSON.stringify({
  dependencies: [{ name: 'torch', version: '2.9.0', vulns: [] }],
  fixes: [],
});
const npmAudit = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {},
  metadata: {
    vulnerabilities: { info: 0, low: 0, moderate: 0, high: 0, critical: 0, total: 0 },
    dependencies: { prod: 41, dev: 0, optional: 0, peer: 0, peerOptional: 0, total: 40 },
  },
});

/** What the firewall of the runner says, as it was reviewed. */
export const firewallRules = 'Chain INPUT (policy DROP)\ntarget     prot opt source     destination\n';

const seed = (body: string) => `#!/bin/bash\nset -e\n${body}\n`;

/** Scripts of the application, which say that all is well. */
export const applicationScripts: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'validate_configs',
      'check_feature_flags',
      'audit_api_keys',
      'analyze_conversion',
      'ab_test_analysis',
    ].map((name) => [`scripts/${name}.py`, 'import sys\nprint("all is well:", *sys.argv[1:])\n']),
  ),
  ...Object.fromEntries(
    [
      ...['test_endpoints', 'check_external_services', 'capacity_report', 'revenue_impact'],
      ...['analyze_access_logs', 'revoke_temp_credentials'],
    ].map((name) => [`scripts/${name}.sh`, seed(`echo "all is well: $*"`)]),
  ),
  'scripts/security_scan.sh': seed(
    `mkdir -p reports\ncat > reports/security-scan.sarif <<'END'\n${sarif('scanner')}\nEND`,
  ),
};

/** The programs of a runner: the real git, ssh, kubectl, promtool and python, and scanners that find nothing. */
export interface RunnerPrograms {
  readonly folder: string;
  readonly PATH: string;
  /** Makes the tests of user journeys fail from now on, or succeed again. */
  readonly breakJourneys: (broken: boolean) => void;
}

/** `loki` is where the log of the runner ends up. */
export function readinessPrograms(loki: string): RunnerPrograms {
  const folder = mkdtempSync(join(tmpdir(), 'programs-'));
  const broken = join(folder, 'broken');
  const write = (name: string, body: string) => {
    writeFileSync(join(folder, name), seed(body));
    chmodSync(join(folder, name), 0o755);
  };
  const file = (text: string) => `cat <<'END'\n${text}\nEND`;
  write(
    'pytest',
    `case "$*" in
  *--cov-report=xml:*) mkdir -p reports; ${file(cobertura).replace('cat ', 'cat > reports/coverage.xml ')}
  ;;
  *journeys*) if [ -e '${broken}' ]; then echo 'FAILED tests/e2e/user_journeys/test_export.py::test_download'; exit 1; fi ;;
esac
echo '3 passed'`,
  );
  write(
    'bandit',
    `mkdir -p reports; ${file(sarif('Bandit')).replace('cat ', 'cat > reports/bandit.sarif ')}`,
  );
  write('pip-audit', file(pipAudit));
  write('npm', file(npmAudit));
  write('sudo', file(firewallRules.trimEnd()));
  write('locust', 'echo "Aggregated 0 failures"');
  write('logrotate', 'echo "considering log /var/log/musicgen/api.log"');
  // As an agent ships the log of the machine.
  write(
    'logger',
    `body='{"streams":[{"stream":{"job":"syslog"},"values":[["'$(date +%s%N)'","deployment-test: '$3'"]]}]}'
curl --silent --show-error --fail -H 'content-type: application/json' --data "$body" '${loki}/loki/api/v1/push'`,
  );
  const real = [dirname(components.pytest.program), dirname(components.promtool.program)];
  return {
    folder,
    PATH: [folder, ...real.filter((name) => existsSync(name)), kubectlOnPath()].join(delimiter),
    breakJourneys: (is) => (is ? writeFileSync(broken, '') : rmSync(broken, { force: true })),
  };
}
