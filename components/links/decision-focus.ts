/** Marks a button that decides on a row of a list. */
export const decisionMark = { "data-decision": "" };

/** Marks the field that asks why a match is dismissed. */
export const reasonMark = { "data-dismissal": "" };

/** The reason that is asked for below a row, once its form stands. */
export const reasonBelow = (element: Element | null) =>
  element?.closest("table, ol")?.querySelector<HTMLElement>("[data-dismissal]") ?? null;

const decisionsOf = (row: Element) => [
  ...(row.closest("table, ol")?.querySelectorAll<HTMLElement>("[data-decision]") ?? []),
];

/** The decision of the row before `element`, its own where `element` hangs under its row. */
const decisionBefore = (element: Element) =>
  decisionsOf(element).findLast((button) => button.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);

const decisionAfter = (element: Element) =>
  decisionsOf(element).find((button) => button.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING);

/** The scrolling frame takes the focus where no decision is left. */
const frameOf = (element: Element) => element.closest<HTMLElement>("[tabindex='0']");

/** Back to the row whose form was given up. */
export const focusOwnDecision = (form: Element) => decisionBefore(form)?.focus();

/** On to the next row, called while `element` still stands: whoever decides by keyboard goes down the list. */
export const focusNextDecision = (element: Element) => (decisionAfter(element) ?? frameOf(element))?.focus();
