/** Words of the comments on a story. */
import { count } from '../format.ts';

export const commentWords = {
  title: 'Comments',
  open: (open: number) => (open === 0 ? 'Comments' : `Comments (${count(open, 'open one', 'open ones')})`),
  loading: 'Loading comments',
  none: 'No comments yet.',
  field: 'Your comment',
  placeholder: 'Say something about this story',
  send: 'Comment',
  sending: 'Sending…',
  edit: 'Edit',
  editThis: (text: string) => `Edit your comment: ${text}`,
  save: 'Save',
  cancel: 'Cancel',
  resolve: 'Resolve',
  resolveThis: (author: string, text: string) => `Resolve the comment of ${author}: ${text}`,
  reopen: 'Reopen',
  reopenThis: (author: string, text: string) => `Reopen the comment of ${author}: ${text}`,
  remove: 'Remove',
  removeThis: (author: string, text: string) => `Remove the comment of ${author}: ${text}`,
  resolved: 'Resolved',
  somebody: 'Somebody who left',
  readOnly: 'Your role lets you read the comments.',
  failed: (reason: string) => `Not done: ${reason} What you wrote is still here.`,
} as const;
