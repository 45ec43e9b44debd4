import * as z from 'zod/mini';
import { oneWayIn } from '../metrics/sources.ts';
import { described, text } from '../values.ts';
import { commonFields } from './common-fields.ts';
import { refuse, server } from './monitoring.ts';

const several = () => z.array(text());

/** A check of the kind `alerts`. */
export const alertsSchema = z
  .strictObject({
    kind: z.literal('alerts'),
    ...commonFields,
    source: described(
      'What is asked: an Alertmanager, or a Prometheus, which knows of no silences.',
      z._default(z.enum(['alertmanager', 'prometheus']), 'alertmanager'),
    ),
    ...server('The server, without `/api`.'),
    fail: described(
      'No alert that one of these matches may fire, each as in Alertmanager: `severity="critical", team=~"shop|cart"`.',
      z._default(several(), ['severity="critical"']),
    ),
    warn: described('An alert that one of these matches warns.', z._default(several(), [])),
    suppressed: described(
      'What a silenced or inhibited alert of `fail` does.',
      z._default(z.enum(['ignore', 'warn']), 'ignore'),
    ),
    watchdog: z.optional(
      described('An alert that always fires, such as `Watchdog`; without it nothing is proven.', text()),
    ),
  })
  .check(
    oneWayIn,
    refuse('fail', 'is empty, and so is `warn`: nothing would be checked', ({ fail, warn }) => {
      return fail.length + warn.length === 0;
    }),
    refuse('suppressed', 'needs an Alertmanager: Prometheus knows of no silences', (check) => {
      return check.source === 'prometheus' && check.suppressed === 'warn';
    }),
  );
