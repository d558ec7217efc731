/** The window of an initiative in its menu: what dragging its bar does, for who does not drag. */
import { CalendarMinus, CalendarPlus, CalendarX, StepBack, StepForward } from 'lucide';
import { MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import { spanLater, spanLonger, type Span } from './useWindowDrag.ts';

const text = roadmapWords.timeline;

/** `today` is a quarter, see readWindow. */
export function WindowItems({
  span,
  today,
  onChoose,
}: {
  readonly span: Span;
  readonly today: number;
  readonly onChoose: (span: Span) => void;
}) {
  return (
    <>
      <MenuSeparator />
      {span === null ? (
        <MenuItem icon={CalendarPlus} onSelect={() => onChoose(spanLater(null, 0, today))}>
          {text.plan(text.quarter(today))}
        </MenuItem>
      ) : (
        <>
          <MenuItem icon={StepBack} shortcut="Alt+←" onSelect={() => onChoose(spanLater(span, -1, today))}>
            {text.earlier}
          </MenuItem>
          <MenuItem icon={StepForward} shortcut="Alt+→" onSelect={() => onChoose(spanLater(span, 1, today))}>
            {text.later}
          </MenuItem>
          <MenuItem
            icon={CalendarPlus}
            shortcut="Alt+Shift+→"
            onSelect={() => onChoose(spanLonger(span, 1, today))}
          >
            {text.longer}
          </MenuItem>
          <MenuItem
            icon={CalendarMinus}
            shortcut="Alt+Shift+←"
            disabled={span.first === span.last}
            onSelect={() => onChoose(spanLonger(span, -1, today))}
          >
            {text.shorter}
          </MenuItem>
          <MenuItem icon={CalendarX} onSelect={() => onChoose(null)}>
            {text.takeWindow}
          </MenuItem>
        </>
      )}
    </>
  );
}
