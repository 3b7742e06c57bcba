/** A refusal is an answer, not a fault: one sentence for the person, and the field it belongs to when there is one. */
export class Refusal extends Error {
  constructor(
    readonly sentence: string,
    readonly field?: string,
  ) {
    super(sentence);
    this.name = "Refusal";
  }
}
