/** A field's name as its column is called: investmentYuan as investment_yuan. */
export const snakeOf = (key: string) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
