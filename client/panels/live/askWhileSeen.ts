/** Asks the server again and again, a while after each answer, and only while somebody sees the page. */

/** Less often than this it is not asked while the server does not answer, in milliseconds. */
const slowest = 60_000;

/** `pace` in milliseconds; looking at the page again asks at once. Answers how to stop. */
export function askWhileSeen<T>(ask: () => Promise<T>, pace: number, take: (answer: T) => void): () => void {
  let wait = pace;
  let isAsking = false;
  let hasEnded = false;
  let timer = setTimeout(askWhenSeen, wait);
  function askWhenSeen(): void {
    if (document.visibilityState !== 'visible' || isAsking || hasEnded) return;
    clearTimeout(timer);
    isAsking = true;
    ask()
      .then(
        (answer) => {
          wait = pace;
          if (!hasEnded) take(answer);
        },
        () => {
          wait = Math.min(slowest, wait * 2);
        },
      )
      .finally(() => {
        isAsking = false;
        if (!hasEnded) timer = setTimeout(askWhenSeen, wait);
      });
  }
  document.addEventListener('visibilitychange', askWhenSeen);
  return () => {
    hasEnded = true;
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', askWhenSeen);
  };
}
