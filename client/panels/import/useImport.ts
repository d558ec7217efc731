/** A source on its way to a map: read again whenever the text or the meaning of its columns changes. */
import { useEffect, useState } from 'react';
import { ImportError, type ColumnMapping, type ImportColumn } from '../../../shared/formats/importPlan.ts';
import type { ImportFormat, ReadImport } from '../../../shared/formats/readImport.ts';
import { words } from '../../ui/words.ts';

export interface ImportSource {
  readonly text: string;
  readonly fileName: string | null;
  /** null: told from the name and the text. */
  readonly format: ImportFormat | null;
}

export type ImportState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'ready'; readonly read: ReadImport }
  | {
      readonly kind: 'refused';
      readonly message: string;
      readonly line: number | null;
      /** Mapping these by hand may help. */
      readonly columns: readonly ImportColumn[] | null;
    };

/** The readers are loaded with the first source; a late answer for an older source is passed over. */
export function useImport(source: ImportSource | null, mapping: ColumnMapping | null): ImportState {
  const [state, setState] = useState<ImportState>({ kind: 'reading' });
  useEffect(() => {
    if (source === null) return;
    let isCurrent = true;
    const show = (next: ImportState): void => {
      if (isCurrent) setState(next);
    };
    import('../../../shared/formats/readImport.ts').then(
      ({ readImport }) => show(tryToRead(readImport, source, mapping)),
      () => show({ kind: 'refused', message: words.import.loaderFailed, line: null, columns: null }),
    );
    return () => {
      isCurrent = false;
    };
  }, [source, mapping]);
  return state;
}

type Reader = typeof import('../../../shared/formats/readImport.ts').readImport;

function tryToRead(
  read: Reader,
  { text, fileName, format }: ImportSource,
  mapping: ColumnMapping | null,
): ImportState {
  try {
    const found = read({
      text,
      ...(fileName === null ? {} : { fileName }),
      ...(format === null ? {} : { format }),
      ...(mapping === null ? {} : { mapping }),
    });
    return { kind: 'ready', read: found };
  } catch (cause) {
    if (!(cause instanceof ImportError)) throw cause;
    return { kind: 'refused', message: cause.message, line: cause.line, columns: cause.columns };
  }
}
