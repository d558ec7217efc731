/** A person as a round mark in their colour, the same everywhere. */
import { classes } from './classes.ts';
import styles from './Avatar.module.css';
import { initialsOf } from './format.ts';
import { presenceColourValues } from './tokens.ts';

/** Decorative: the name stands next to it or on the control around it. */
export function Avatar({
  name,
  colour,
  size = 'm',
}: {
  readonly name: string;
  readonly colour: number;
  readonly size?: 's' | 'm';
}) {
  const background = `var(--presence-${Math.abs(colour) % presenceColourValues.length})`;
  return (
    <span className={classes(styles['avatar'], styles[size])} style={{ background }} aria-hidden>
      {initialsOf(name)}
    </span>
  );
}
