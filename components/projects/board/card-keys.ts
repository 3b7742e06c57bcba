import type { KeyboardEvent } from "react";

const cardsIn = (column: Element | null | undefined) => [
  ...(column?.querySelectorAll<HTMLElement>("[data-card]") ?? []),
];

/** Arrow keys walk from card to card: up and down in a column, sideways to the card at the same height. */
export function walkCards(event: KeyboardEvent<HTMLElement>): void {
  const card = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-card]") : null;
  const column = card?.closest("section");
  if (!card || !column) return;
  const place = cardsIn(column).indexOf(card);
  const columns = [...event.currentTarget.querySelectorAll("section")].filter((each) => cardsIn(each).length > 0);
  const at = columns.indexOf(column);
  const steps: Readonly<Record<string, () => HTMLElement | undefined>> = {
    ArrowDown: () => cardsIn(column)[place + 1],
    ArrowUp: () => cardsIn(column)[place - 1],
    ArrowRight: () => nearest(cardsIn(columns[at + 1]), place),
    ArrowLeft: () => nearest(cardsIn(columns[at - 1]), place),
    Home: () => cardsIn(column)[0],
    End: () => cardsIn(column).at(-1),
  };
  const step = steps[event.key];
  if (!step) return;
  event.preventDefault();
  step()?.focus();
}

const nearest = (cards: HTMLElement[], place: number) => cards[place] ?? cards.at(-1);
