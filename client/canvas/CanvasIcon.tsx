/** An icon in the canvas' own elements, from the same data as those it paints. */
import { createElement } from 'react';
import type { IconNode } from 'lucide';

/** Decorative: the control around it carries the name. */
export function CanvasIcon({ node }: { readonly node: IconNode }) {
  return (
    <svg
      width={18}
      height={18}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
      focusable="false"
    >
      {node.map(([tag, attributes], index) => createElement(tag, { key: index, ...attributes }))}
    </svg>
  );
}
