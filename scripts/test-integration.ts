/** `npm run test:integration`: installs what is missing, then runs the tests; arguments go to vitest. */
import { command } from './command.ts';
import { ensure } from './components/component.ts';
import { components } from './components/components.ts';
import { repository } from './workspace.ts';

const missing: string[] = [];
for (const component of Object.values(components)) {
  try {
    await ensure(component, console.log);
  } catch (error) {
    missing.push(error instanceof Error ? error.message : String(error));
  }
}
if (missing.length > 0) {
  console.error(missing.join('\n\n'));
  process.exitCode = 1;
} else {
  const args = ['run', '--config', 'test/integration/vitest.config.ts', ...process.argv.slice(2)];
  const { ok } = await command(repository, 'vitest', args, { show: true });
  process.exitCode = ok ? 0 : 1;
}
