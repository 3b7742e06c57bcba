/** The box around anything typed or chosen: 32 px, 44 px below 1024 px; red and thicker when invalid. */
export const controlLook =
  "w-full rounded-md border border-field bg-card px-2 text-base text-ink h-8 max-lg:h-11 " +
  "focus-visible:border-brand focus-visible:outline-offset-0 " +
  "aria-invalid:border-bad aria-invalid:ring-1 aria-invalid:ring-bad " +
  "disabled:bg-sunk disabled:text-ink-3 [&[readonly]]:bg-sunk";
