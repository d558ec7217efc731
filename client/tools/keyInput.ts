/** A key as the tools understand it. */
export interface KeyInput {
  /** As `KeyboardEvent.key`. */
  readonly key: string;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl or Cmd. */
  readonly mod: boolean;
}
