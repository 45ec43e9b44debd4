import * as z from 'zod/mini';
import { adjustmentSchema } from './checks/common-fields.ts';
import { approversSchema } from './checks/reviews.ts';
import { described, percentage, text, timespan, url } from './values.ts';

const adjust = z.optional(
  described(
    'What is different about single checks of this list, by id; `off` leaves one out.',
    z.record(text(), adjustmentSchema),
  ),
);

const webService = z.strictObject({
  url: described('Where users reach the service.', url()),
  health: described(
    'Its health, relative to `url`.',
    z._default(z.string().check(z.regex(/^\//, 'must start with `/`')), '/health'),
  ),
  reviewers: described(
    'How many people must have approved the change.',
    z._default(z.int().check(z.positive()), 2),
  ),
  prometheus: z.optional(described('The Prometheus that watches the service.', url())),
  alertmanager: z.optional(described('The Alertmanager that would tell of its trouble.', url())),
  adjust,
});

const postgres = z.strictObject({
  database: described('The address of the database, with its password; give it as `env:NAME`.', text()),
  'largest-lag': described('How far a replica may be behind.', z._default(timespan(), 5_000)),
  'fullest-pool': described(
    'How many of the allowed connections may be taken.',
    z._default(percentage(), 80),
  ),
  adjust,
});

const kubernetes = z.strictObject({
  namespace: described('Where the workloads are.', text()),
  context: z.optional(described('The context of the kubeconfig; its current one when absent.', text())),
  adjust,
});

const aws = z.strictObject({
  account: z.optional(
    described(
      'The account that the credentials must be for.',
      z.string().check(z.regex(/^\d{12}$/, 'must be the 12 digits of an account, in quotes')),
    ),
  ),
  secrets: z.optional(
    described(
      'Secrets in Secrets Manager that must be there and not be too old.',
      z.array(text()).check(z.minLength(1)),
    ),
  ),
  adjust,
});

const hotfix = z.strictObject({
  reviewers: described(
    'How many people must have approved the change.',
    z._default(z.int().check(z.positive()), 1),
  ),
  from: z.optional(
    described('Only approvals of these people count, such as a team of seniors.', approversSchema),
  ),
  branches: described(
    'Where hotfixes may come from.',
    z._default(z.array(text()).check(z.minLength(1)), ['hotfix/*']),
  ),
  adjust,
});

/** Lists of checks that come with the suite, by name. */
export const presetsSchema = described(
  'Ready lists of checks; an entry of `checks` with the same id takes the place of one of theirs.',
  z.strictObject({
    'web-service': z.optional(described('What every service with an address wants to know.', webService)),
    postgres: z.optional(described('A PostgreSQL database.', postgres)),
    kubernetes: z.optional(described('Workloads on Kubernetes.', kubernetes)),
    aws: z.optional(described('An account of AWS.', aws)),
    hotfix: z.optional(described('The profile `hotfix`: less is asked, and sooner.', hotfix)),
  }),
);

/** The section `presets`. */
export type PresetsConfiguration = z.output<typeof presetsSchema>;

/** The name of a preset. */
export type PresetName = keyof PresetsConfiguration;
