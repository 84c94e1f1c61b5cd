import { fitText } from '../../../shared/labels/text-fit.ts'
import type { Speech } from './wording.ts'

/** Room for a name under its line, which repeats what the head says in full: two lines of 8.5 points. */
const NAME_MM = 84
const NAME_EM_MM = 3

interface SignatureBlockProps {
  speech: Speech
  declaration: string | null
  fields: readonly SignatureField[]
}

export interface SignatureField {
  caption: string
  /** Who signs, printed under the line; empty leaves the name to be written. */
  name: string
  /** PNG data URL of what was signed on the screen. */
  image: string | null
  /** When it was signed on the screen; a paper signature is dated by hand. */
  at: string | null
}

/** Fields to sign in, side by side and never torn apart by a page's end. */
export function SignatureBlock({ speech, declaration, fields }: SignatureBlockProps) {
  const { sign } = speech.words
  return (
    <div className="signatures">
      {declaration === null ? null : <p className="declaration">{declaration}</p>}
      {fields.map(({ caption, name, image, at }) => (
        <div key={caption}>
          <div className="signature-field">{image === null ? null : <img src={image} alt={sign.signedOnScreen} />}</div>
          <div className="signature-caption">
            <span>
              {caption}
              {name === '' ? null : (
                <>
                  {' · '}
                  <bdi>{fitText(name, NAME_MM, NAME_EM_MM, NAME_EM_MM).text}</bdi>
                </>
              )}
            </span>
            <span>{image === null || at === null ? `${sign.date} ____________` : at}</span>
          </div>
        </div>
      ))}
    </div>
  )
}
