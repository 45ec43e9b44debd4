/** What databases are called that are on their way into the place of another. */
export const restorePrefix = 'deploy_restore_';
