import { assertGranted } from '../access.ts';
import { notFound, ok } from '../answer.ts';
import { shownProtection } from '../protection-shapes.ts';
import { rulesOf } from '../push-rules.ts';
import { shownBranch, shownRepository, shownRuleset } from '../repository-shapes.ts';
import { onRepository, paged, type RouteTable } from '../route.ts';
import { fullName } from '../world.ts';

/** Repositories, branches and what rules bind them: https://docs.github.com/rest/repos. */
export const repositoryRoutes: RouteTable = {
  'repos/get': onRepository('metadata', 'read', (call) => ok(shownRepository(call, call.repository))),

  'repos/get-branch': onRepository('contents', 'read', (call) => {
    const { repository } = call;
    const branch = call.parameters['branch'] ?? '';
    const head = repository.refs.get(`refs/heads/${branch}`);
    if (head === undefined) throw notFound('Branch not found');
    return ok(shownBranch(call, repository, branch, head));
  }),

  'repos/list-branches': onRepository('contents', 'read', (call) => {
    const wanted = call.query.get('protected');
    const branches = [...call.repository.refs].flatMap(([ref, head]) => {
      const [, name] = /^refs\/heads\/(.+)$/.exec(ref) ?? [];
      return name === undefined ? [] : [shownBranch(call, call.repository, name, head)];
    });
    const { items, headers } = paged(
      call,
      branches.filter((branch) => wanted === null || String(branch.protected) === wanted),
    );
    const shown = items.map(({ name, commit: { sha, url }, protected: isProtected }) => ({
      ...{ name, commit: { sha, url }, protected: isProtected },
    }));
    return { ...ok(shown), headers };
  }),

  'repos/get-branch-protection': onRepository('administration', 'read', (call) => {
    const { repository, parameters, token } = call;
    assertGranted(token, repository, ['administration', 'read']);
    const branch = parameters['branch'] ?? '';
    if (!repository.refs.has(`refs/heads/${branch}`)) throw notFound('Branch not found');
    const protection = repository.protections.get(branch);
    if (protection === undefined) throw notFound('Branch not protected');
    return ok(shownProtection(call, repository, branch, protection));
  }),

  // Works for branches that don't exist, and lists rules that the token may bypass too.
  'repos/get-branch-rules': onRepository('metadata', 'read', (call) => {
    const { repository } = call;
    const rules = rulesOf(repository, `refs/heads/${call.parameters['branch']}`).map(({ rule, ruleset }) => ({
      ...rule,
      ruleset_source_type: 'Repository',
      ruleset_source: fullName(repository),
      ruleset_id: ruleset.id,
    }));
    const { items, headers } = paged(call, rules);
    return { ...ok(items), headers };
  }),

  'repos/get-repo-rulesets': onRepository('metadata', 'read', (call) => {
    const { items, headers } = paged(call, call.repository.rulesets);
    // A list leaves out what each ruleset says.
    const shown = items.map((ruleset) => {
      const { rules, conditions, current_user_can_bypass, ...rest } = shownRuleset(
        call,
        call.repository,
        ruleset,
      );
      return rest;
    });
    return { ...ok(shown), headers };
  }),

  'repos/get-repo-ruleset': onRepository('metadata', 'read', (call) => {
    const { repository, parameters } = call;
    const ruleset = repository.rulesets.find(({ id }) => id === Number(parameters['ruleset_id']));
    if (ruleset === undefined) throw notFound();
    return ok(shownRuleset(call, repository, ruleset));
  }),
};
