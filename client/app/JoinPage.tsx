/** Where people come in: by a share link's token or a workshop code behind the #, or by a code they type. */
import { useEffect, useState } from 'react';
import { codeLength } from '../../shared/protocol/door.ts';
import { JoinByCode } from '../panels/join/JoinByCode.tsx';
import { JoinByLink } from '../panels/join/JoinByLink.tsx';
import { words } from '../ui/words.ts';

/** Both leave the address bar as soon as they are read. */
export default function JoinPage() {
  const [{ key, turn }, setKey] = useState(() => ({ key: window.location.hash.slice(1), turn: 0 }));

  useEffect(() => {
    document.title = words.product;
    window.history.replaceState(null, '', window.location.pathname);
    // Another link pasted into the same tab changes the hash only.
    const onHash = (): void => {
      const next = window.location.hash.slice(1);
      if (next === '') return;
      setKey((before) => ({ key: next, turn: before.turn + 1 }));
      window.history.replaceState(null, '', window.location.pathname);
    };
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);

  // A token is many times as long as any code.
  return key.length > 2 * codeLength ? (
    <JoinByLink key={turn} token={key} />
  ) : (
    <JoinByCode key={turn} code={key} />
  );
}
