import { type Action, type InputDefinitions, runAction, runPost } from '@deploy-actions/action-kit';
import { action } from '../../actions/maintenance-mode/src/main.ts';
import { post } from '../../actions/maintenance-mode/src/post.ts';

/** Runs the action from its source, as the runner runs its bundle; `post` as an argument for that phase. */
if (process.argv[2] === 'post') await runPost(post);
else await runAction(action as unknown as Action<InputDefinitions, unknown, unknown>);
