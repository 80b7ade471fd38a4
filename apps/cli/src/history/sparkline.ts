const BLOCKS = '▁▂▃▄▅▆▇█';

/** Values as blocks of eight heights, the lowest to the highest; a bar stands before the place `mark`. */
export function sparkline(values: readonly number[], mark: number | null): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return values
    .map((value, place) => {
      const height = high === low ? 0 : Math.round(((value - low) / (high - low)) * (BLOCKS.length - 1));
      return `${place === mark ? '│' : ''}${BLOCKS[height]}`;
    })
    .join('');
}
