/** Changes on this device that never reached the server: to be downloaded, and after that thrown away. */
import { Download, HardDrive, Trash2 } from 'lucide';
import { useEffect, useState } from 'react';
import { deviceDatabase } from '../../session/deviceDatabase.ts';
import { findLeftBehind, type LeftBehind } from '../../session/leftBehind.ts';
import { Button } from '../../ui/Button.tsx';
import { keptWords } from '../../ui/words/kept.ts';
import { saveFile } from '../map/saveFile.ts';
import { Strip } from './Strip.tsx';

/** `isOpen`: the map is open here, so its copy in use is not left behind. Looks once. */
export function LeftBehindStrips({ mapId, isOpen }: { readonly mapId: string; readonly isOpen: boolean }) {
  const [found, setFound] = useState<readonly LeftBehind[]>([]);
  useEffect(() => {
    let isShown = true;
    void findLeftBehind(deviceDatabase(), mapId, isOpen).then((all) => {
      if (isShown) setFound(all);
    });
    return () => {
      isShown = false;
    };
  }, [mapId, isOpen]);
  return found.map((left) => (
    <LeftBehindStrip
      key={left.copy}
      left={left}
      onDone={() => setFound((all) => all.filter((other) => other !== left))}
    />
  ));
}

/** Only what was downloaded can be thrown away; put away without that, it is shown again at the next opening. */
function LeftBehindStrip({ left, onDone }: { readonly left: LeftBehind; readonly onDone: () => void }) {
  const [isDownloaded, setDownloaded] = useState(false);
  const download = async (): Promise<void> => {
    saveFile(await left.read());
    setDownloaded(true);
  };
  const discard = async (): Promise<void> => {
    await left.discard();
    onDone();
  };
  return (
    <Strip icon={HardDrive} {...keptWords.leftBehind(left.changes)} warning onDismiss={onDone}>
      <Button size="s" icon={Download} onClick={() => void download()}>
        {keptWords.download}
      </Button>
      {isDownloaded && (
        <Button size="s" icon={Trash2} onClick={() => void discard()}>
          {keptWords.discard}
        </Button>
      )}
    </Strip>
  );
}
