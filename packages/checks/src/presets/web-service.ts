import { ConfigurationError } from '@deploy-actions/action-kit';
import type { Preset, WrittenCheck } from './presets.ts';

/** What every service with an address wants to know: the change is reviewed and tested, the gate is one, users get in. */
export const webServicePreset: Preset<'web-service'> = (
  { url, health, reviewers, prometheus, alertmanager },
  { hotfix },
  profiles,
) => {
  if (!URL.canParse(url)) throw new ConfigurationError(`\`url\` is no address: found \`${url}\``);
  const { protocol, hostname, port } = new URL(url);
  const answers = { kind: 'http', url: new URL(health, url).href, retries: 2 } as const;
  return [
    { id: 'ci', kind: 'ci-status', title: 'All tests passed', group: code },
    {
      ...{ id: 'reviews', kind: 'reviews', title: `Approved by ${reviewers}`, group: code },
      'at-least': reviewers,
      // A hotfix has a rule of its own, and no other profile has.
      ...(hotfix && { profiles: [...new Set(['standard', ...profiles])].filter((one) => one !== 'hotfix') }),
    },
    {
      ...{ id: 'vulnerabilities', kind: 'security-alerts', title: 'No critical vulnerability', group: code },
      // What Dependabot found, the token of a run may not read.
      sources: ['code-scanning'],
    },
    { id: 'gate', kind: 'environment-protection', title: 'The environment is a gate', group: code },
    { id: 'health', ...answers, title: 'The service answers', group: network },
    ...(protocol === 'https:' ? [certificate(hostname, port)] : []),
    ...(isName(hostname)
      ? [{ id: 'dns', kind: 'dns', name: hostname, title: 'Its name resolves', group: network } as const]
      : []),
    ...(prometheus ? watched(prometheus) : []),
    ...(alertmanager ? [quiet(alertmanager)] : []),
    { id: 'health-after', ...answers, title: 'The service answers', group: after, phase: 'post-deploy' },
    ...(alertmanager
      ? [{ ...quiet(alertmanager), id: 'alerts-after', group: after, phase: 'post-deploy' }]
      : []),
  ];
};

const code = 'Code';
const network = 'Network';
const monitoring = 'Monitoring';
const after = 'After the deployment';

function certificate(host: string, port: string): WrittenCheck {
  return {
    ...{ id: 'certificate', kind: 'tls-certificate', host: host.replaceAll(/^\[|\]$/g, '') },
    ...(port && { port: Number(port) }),
    ...{ 'expires-after': '30d', 'warn-before': '45d', title: 'Its certificate is good for 30 days' },
    group: network,
  };
}

function watched(url: string): WrittenCheck[] {
  return [
    {
      id: 'targets',
      kind: 'prometheus-targets',
      url,
      title: 'Prometheus reaches its targets',
      group: monitoring,
    },
    { id: 'rules', kind: 'prometheus-rules', url, title: 'Alerting rules are evaluated', group: monitoring },
  ];
}

function quiet(url: string): WrittenCheck {
  return { id: 'alerts', kind: 'alerts', url, title: 'No critical alert is firing', group: monitoring };
}

/** Whether a host is a name that the DNS may know. */
function isName(host: string): boolean {
  return host.includes('.') && !/^[\d.]+$/.test(host);
}
