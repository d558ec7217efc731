/** Short messages that come and go; any part of the page may add one. */
import { Toast } from '@base-ui/react/toast';

export const toastManager = Toast.createToastManager();

interface ToastOptions {
  readonly tone?: 'plain' | 'good' | 'bad';
  /** A message of this name takes the place of the one before it. */
  readonly replaces?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Shows a message for a few seconds (longer with an action); bad news is announced at once. */
export function showToast(message: string, { tone = 'plain', replaces, action }: ToastOptions = {}): void {
  const id = toastManager.add({
    ...(replaces === undefined ? {} : { id: replaces }),
    title: message,
    type: tone,
    timeout: action === undefined ? 6000 : 10_000,
    priority: tone === 'bad' ? 'high' : 'low',
    ...(action === undefined
      ? {}
      : {
          actionProps: {
            children: action.label,
            onClick: () => {
              toastManager.close(id);
              action.run();
            },
          },
        }),
  });
}
