/** What must hold in every run; the text is what a reader sees. */
export const invariants = {
  lock: 'there is one history of the state, and only the newest holder of the lock writes it',
  order: 'a run older than the newest that began does not begin',
  fence:
    'a run looks at the lock before each router write, and one that saw a newer holder only puts back what that one wants',
  health: 'weights sum to 100, and none go to a colour that was not found healthy since its deployment',
  agreement: 'without a journal, the router shows what the state says',
  correction: 'a late write is put right within one interval while a run is alive',
  settlement: 'once all processes are gone, one run ends fully on one healthy colour or held',
  cancel: 'a cancelled run leaves all traffic on one colour, a journal or a hold',
  contract:
    'no way back leads to a version from before a contract migration, but by force or along with its database',
  truth: 'what a run reports is so',
  mirror: 'the plain parameter names the active colour',
  failure: 'what fails is wrong configuration or another system',
} as const;
export type Invariant = keyof typeof invariants;

/** An invariant that didn't hold, and where. */
export interface Violation {
  readonly invariant: Invariant;
  readonly what: string;
}
