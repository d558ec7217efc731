/** The icons of the free layer's tools. */
import { ArrowUpRight, Frame, Pencil, StickyNote, Type, type IconNode } from 'lucide';
import type { FreeMaker } from '../../store/freeDrag.ts';

export const makerIcons: { readonly [M in FreeMaker]: IconNode } = {
  sticky: StickyNote,
  text: Type,
  frame: Frame,
  arrow: ArrowUpRight,
  stroke: Pencil,
};
