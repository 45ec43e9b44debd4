/** A kubectl as a program: what packages/kubernetes starts, with the login in the environment. */
import { fakeKubectl } from '@deploy-actions/testing';

const args = process.argv.slice(2);
const { SHOP_CLUSTER: url = '', SHOP_CLUSTER_TOKEN: token = '' } = process.env;
const kubectl = fakeKubectl({ url, token, contexts: [] });
const request = { command: 'kubectl', args, directory: process.cwd() };
if (args[0] === 'proxy') {
  const proxy = kubectl.background({ ...request, onLine: (line) => console.log(line) });
  process.once('SIGTERM', () => void proxy.stop().then(() => process.exit(143)));
  // The proxy itself keeps no process alive.
  setInterval(() => {}, 60_000);
  const { exitCode, lastLines } = await proxy.ended;
  for (const line of lastLines) console.error(line);
  process.exit(exitCode ?? 1);
}
console.log((await kubectl.tool(request)).stdout);
