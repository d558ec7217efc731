/** Words about the issue a story has in a tracker. */

export const issueWords = {
  field: 'Issue',
  unlink: 'Unlink',
  unlinkKey: (key: string) => `Unlink ${key}`,
  unlinked: (key: string) => `Not linked to ${key} any more. The issue itself stays as it is.`,
} as const;
