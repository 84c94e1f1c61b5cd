import { isContractProcedure } from '@orpc/contract'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { UPLOADS } from '../../electron/http/station-server.ts'
import { contract } from '../../shared/contract.ts'

/** Where a station is called with a file. */
const withFiles = Object.entries(contract).flatMap(([feature, procedures]) =>
  Object.entries(procedures).flatMap(([name, procedure]) => {
    const input: unknown = isContractProcedure(procedure) ? procedure['~orpc'].inputSchema : null
    const takesFile = input instanceof z.ZodObject && Object.values(input.shape).some((field) => field instanceof z.ZodFile)
    return takesFile ? [`/rpc/${feature}/${name}`] : []
  }),
)

test('a station lets through every call that brings a file, which it else takes for a foreign form', () => {
  expect(withFiles).toContain('/rpc/attachments/upload')
  expect(withFiles.filter((path) => !UPLOADS.some(({ under }) => path.startsWith(under)))).toEqual([])
})
