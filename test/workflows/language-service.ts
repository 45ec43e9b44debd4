import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDescriptionDictionary } from '@actions/expressions';
import { registerLogger, type ValidationConfig, validate } from '@actions/languageservice';
import { repositoryRoot } from '@deploy-actions/testing';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';

// The service logs what it stumbles over and then reports nothing, which would look like a clean workflow.
registerLogger({
  error: (message) => {
    throw new Error(message);
  },
  warn: () => {},
  info: () => {},
  log: () => {},
});

type ContextProvider = NonNullable<ValidationConfig['contextProviderConfig']>['getContext'];

/**
 * By itself the service takes every output of a step and every secret for possible. Here a step with `uses: $/…` has the outputs
 * of its action.yml, and a reusable workflow the secrets it declares, and no others.
 */
const onlyDeclared: ContextProvider = async (name, context, { job, template }) => {
  if (context === undefined) return undefined;
  if (name === 'secrets') {
    const token = context.get('GITHUB_TOKEN');
    const declared = template?.events.workflow_call?.secrets ?? {};
    for (const secret of Object.keys(declared)) if (token !== undefined) context.add(secret, token);
    // What a workflow that nobody calls finds in the settings can't be known.
    context.complete = template?.events.workflow_call !== undefined;
  }
  if (name !== 'steps') return context;
  for (const step of job?.steps ?? []) {
    const known = context.get(step.id);
    if (known === undefined || !isDescriptionDictionary(known) || !('uses' in step)) continue;
    const [outputs, anything] = [known.get('outputs'), known.get('conclusion')];
    const declared = declaredOutputs(step.uses.value);
    if (declared === undefined || outputs === undefined || anything === undefined) continue;
    if (!isDescriptionDictionary(outputs)) continue;
    for (const output of declared) outputs.add(output, anything);
    outputs.complete = true;
  }
  return context;
};

/** The outputs of an action in this repository; `undefined` for one of another, and for one that isn't there. */
function declaredOutputs(uses: string): string[] | undefined {
  const manifest = `${uses.slice('$/'.length)}/action.yml`;
  if (!uses.startsWith('$/') || !existsSync(join(repositoryRoot, manifest))) return undefined;
  const { outputs } = parse(readOwnFile(manifest)) as {
    readonly outputs?: Readonly<Record<string, unknown>>;
  };
  return Object.keys(outputs ?? {});
}

function readOwnFile(path: string): string {
  return readFileSync(join(repositoryRoot, path), 'utf8');
}

const configuration: ValidationConfig = {
  contextProviderConfig: { getContext: onlyDeclared },
  // `$/…` and, in the documentation's snippets, `org/deploy-actions/…@v1` mean this repository.
  fileProvider: {
    getFileContent: async ({ path }) => ({ name: path, content: readOwnFile(path) }),
  },
  // What other repositories' actions take can't be known without asking GitHub; they get no judgement.
  actionsMetadataProvider: {
    fetchActionMetadata: async ({ name }) => ({ name, description: '' }),
  },
};

let documents = 0;

/** What GitHub's language service has to say about a workflow or an action.yml, each with its line; empty when nothing. */
export async function complaints(file: string, text: string): Promise<string[]> {
  // It keeps what it parsed by address, so that each text needs an address of its own.
  documents += 1;
  const document = TextDocument.create(`file:///${documents}/${file}`, 'yaml', 1, text);
  const found = await validate(document, configuration);
  return found.map(({ message, range }) => `${file}:${range.start.line + 1}: ${message}`);
}
