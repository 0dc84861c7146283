/** An answer that came and is not what its operation promises. The message names operation, place, found and expected. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer'
}
