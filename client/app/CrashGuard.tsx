/** Catches what breaks while drawing a page, and says what is safe and what to do. */
import { TriangleAlert } from 'lucide';
import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { words } from '../ui/words.ts';

interface CrashGuardProps {
  readonly children: ReactNode;
}

/** React offers error boundaries as classes only. */
export class CrashGuard extends Component<CrashGuardProps, { readonly crashed: boolean }> {
  override readonly state = { crashed: false };

  static getDerivedStateFromError(): { readonly crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    const { title, text, reload } = words.states.crashed;
    return (
      <main>
        <Notice icon={TriangleAlert} title={title} text={text} level={1} page>
          <Button look="primary" onClick={() => window.location.reload()}>
            {reload}
          </Button>
        </Notice>
      </main>
    );
  }
}
