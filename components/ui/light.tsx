import clsx from "clsx";

/** ▲ amber for soon, ■ red for past: shown only when something is wrong, and the words carry it. */
export function Light({ tone, words }: { tone: "warn" | "bad"; words: string }) {
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1 align-top text-xs leading-5 whitespace-nowrap",
        tone === "bad" ? "text-bad" : "text-warn",
      )}
    >
      <svg width="12" height="12" viewBox="0 0 12 12" fill="currentColor" aria-hidden="true">
        {tone === "bad" ? <rect x="1" y="1" width="10" height="10" /> : <path d="M6 0.5 12 11.5H0Z" />}
      </svg>
      {words}
    </span>
  );
}
