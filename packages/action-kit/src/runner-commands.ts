import {
  debug,
  error,
  getState,
  group,
  info,
  notice,
  saveState,
  setOutput,
  setSecret,
  warning,
} from '@actions/core';

/**
 * The commands to the GitHub runner that actions use, from @actions/core. Naming them one by one lets the bundle leave
 * out the rest, above all the HTTP client for OIDC tokens, which alone takes longer to load than everything else.
 */
export const runnerCommands = {
  debug,
  error,
  getState,
  group,
  info,
  notice,
  saveState,
  setOutput,
  setSecret,
  warning,
} as const;

/** The runner's commands, as {@link runnerCommands} gives them. */
export type RunnerCommands = typeof runnerCommands;
