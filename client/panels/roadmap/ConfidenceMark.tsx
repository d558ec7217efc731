/** How sure a team is of an initiative: one to three bars, and the word. */
import { confidences, type Confidence } from '../../../shared/model/initiative.ts';
import { roadmapWords } from '../../ui/words/roadmap.ts';
import styles from './InitiativeCard.module.css';

export function ConfidenceMark({ confidence }: { readonly confidence: Confidence }) {
  const lit = confidences.length - confidences.indexOf(confidence);
  return (
    <span className={styles['confidence']} title={roadmapWords.confidenceOf(confidence)}>
      <span className={styles['bars']} aria-hidden>
        {confidences.map((each, i) => (
          <span key={each} className={styles['bar']} data-lit={i < lit || undefined} />
        ))}
      </span>
      <span aria-hidden>{roadmapWords.confidences[confidence]}</span>
      <span className="visually-hidden">{roadmapWords.confidenceOf(confidence)}</span>
    </span>
  );
}
