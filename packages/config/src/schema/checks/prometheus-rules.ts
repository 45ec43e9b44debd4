import * as z from 'zod/mini';
import { auth, oneWayIn } from '../metrics/sources.ts';
import { described, text, timespan, url } from '../values.ts';
import { commonFields } from './common-fields.ts';
import { refuse } from './monitoring.ts';

const several = () => z.array(text()).check(z.minLength(1));

/** What is asked of the server, and so needs its address. */
const ofServer = [...Object.keys(auth), 'names', 'severity-label', 'groups', 'evaluated-within'];

/** A check of the kind `prometheus-rules`. */
export const prometheusRulesSchema = z
  .strictObject({
    kind: z.literal('prometheus-rules'),
    ...commonFields,
    url: z.optional(described('The Prometheus server; without `/api/v1`. Only `files` when absent.', url())),
    ...auth,
    names: z.optional(described('Alerting rules that must be there.', several())),
    'severity-label': z.optional(
      described(
        'The value that the label `severity` of each of `names` must have; without `names`, of one alerting rule at least.',
        text(),
      ),
    ),
    groups: z.optional(described('Groups of rules that must be there.', several())),
    'evaluated-within': z.optional(
      described(
        'Each group must have been evaluated within this time; three times its interval, and a minute at least, when absent.',
        timespan(),
      ),
    ),
    files: z.optional(
      described('Globs of files with rules, which `promtool check rules` has to accept.', several()),
    ),
  })
  .check(
    oneWayIn,
    refuse('url', 'is missing; give it, or `files` to check', ({ url, files }) => !url && !files),
    z.check((context) => {
      const given = context.value as Readonly<Record<string, unknown>>;
      if (given['url'] !== undefined) return;
      for (const key of ofServer.filter((name) => given[name] !== undefined)) {
        context.issues.push({
          code: 'custom',
          message: 'is asked of the server: needs `url` beside it',
          path: [key],
          input: context.value,
        });
      }
    }),
  );
