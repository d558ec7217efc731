/** Where short messages appear: bottom, in the middle, newest in front. */
import { Toast } from '@base-ui/react/toast';
import { CircleAlert, CircleCheck, X } from 'lucide';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import styles from './Toaster.module.css';
import { toastManager } from './toasts.ts';
import { words } from './words.ts';

/** Wraps the app; messages are shown over it. */
export function Toaster({ children }: { readonly children: ReactNode }) {
  return (
    <Toast.Provider toastManager={toastManager} limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className={styles['viewport']}>
          <Messages />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Messages() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root key={toast.id} toast={toast} className={styles['toast']} swipeDirection={['down', 'right']}>
      <Toast.Content className={styles['content']}>
        {toast.type === 'bad' && <Icon node={CircleAlert} />}
        {toast.type === 'good' && <Icon node={CircleCheck} />}
        <Toast.Title className={styles['text']} />
        {toast.actionProps !== undefined && <Toast.Action className={styles['action']} />}
        <Toast.Close className={styles['close']} aria-label={words.dismiss}>
          <Icon node={X} size={16} />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
