/** A refusal before any procedure ran, in the shape that oRPC clients read as an error with this code. */
export function refusedCall(refusal: { status: number; code: string; message: string }): Response {
  const { status, code, message } = refusal
  return Response.json(
    { json: { defined: false, code, status, message } },
    { status, headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } },
  )
}
