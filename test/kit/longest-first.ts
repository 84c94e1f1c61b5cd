import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The files that take longest, in that order; but one of the first two does not wait for the sample depot to be filled. On a new clone
 * vitest knows no times and begins with the largest file.
 */
const LONGEST = [
  'test/e2e/bench.test.ts',
  'test/print/documents.test.ts',
  'test/e2e/scan-anywhere.test.ts',
  'test/e2e/refusals.test.ts',
  'test/e2e/walk-in.test.ts',
  'test/e2e/bench-a11y.test.ts',
  'test/e2e/a11y.test.ts',
  'test/e2e/plans.test.ts',
  'test/world/entitlement.test.ts',
  'test/world/arrivals.test.ts',
  'test/e2e/first-start.test.ts',
  'test/e2e/money.test.ts',
]

/** Begins the longest files first, so that at the end no worker stands idle while another is still busy with one of them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rest = await super.sort(files)
    return rest.toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((path) => moduleId.endsWith(path))
  return place === -1 ? LONGEST.length : place
}
