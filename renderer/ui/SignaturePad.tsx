import { Button, Checkbox, Group, Input, Text } from '@mantine/core'
import { IconEraser } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import Pad from 'signature_pad'

/** Signed on the screen (a PNG as data URL), to be signed on the printed slip, or not yet. */
export type Signature = { readonly kind: 'none' } | { readonly kind: 'paper' } | { readonly kind: 'drawn'; readonly png: string }

export interface SignaturePadProps {
  readonly value: Signature
  readonly onChange: (signature: Signature) => void
  /** Undefined where the heading above says it. */
  readonly label?: string
  /** px */
  readonly height?: number
  readonly error?: string | undefined
  /** There is no slip to sign instead. */
  readonly isOnScreenOnly?: boolean
}

/** Fits the canvas to its place at the screen's resolution; what was drawn is drawn again, since a resize wipes it. */
const fit = (canvas: HTMLCanvasElement, pad: Pad): void => {
  const ratio = Math.max(window.devicePixelRatio, 1)
  const [width, height] = [Math.round(canvas.offsetWidth * ratio), Math.round(canvas.offsetHeight * ratio)]
  if (width === 0 || (canvas.width === width && canvas.height === height)) return
  canvas.width = width
  canvas.height = height
  canvas.getContext('2d')?.scale(ratio, ratio)
  pad.redraw()
}

const Surface = ({ value, onChange, height }: Required<Pick<SignaturePadProps, 'value' | 'onChange' | 'height'>>) => {
  const { t } = useTranslation()
  const canvasRef = useRef<HTMLCanvasElement>(null)
  const padRef = useRef<Pad>(undefined)
  const latest = useRef(onChange)
  const [restored] = useState(value)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    const canvas = canvasRef.current
    if (canvas === null) return undefined
    const pad = new Pad(canvas, { penColor: '#14202b', minWidth: 0.8, maxWidth: 2.6 })
    padRef.current = pad
    fit(canvas, pad)
    if (restored.kind === 'drawn') void pad.fromDataURL(restored.png)
    pad.addEventListener('endStroke', () => latest.current({ kind: 'drawn', png: pad.toDataURL('image/png') }))
    const observer = new ResizeObserver(() => fit(canvas, pad))
    observer.observe(canvas)
    return () => {
      observer.disconnect()
      pad.off()
    }
  }, [restored])
  const clear = () => {
    padRef.current?.clear()
    onChange({ kind: 'none' })
  }
  const isSigned = value.kind === 'drawn'
  return (
    <>
      <div className="hb-signature" ref={(place) => place?.style.setProperty('height', `${height}px`)}>
        <canvas ref={canvasRef} />
        <div className="hb-signature-line" />
      </div>
      <Group justify="space-between" mt="xs">
        <Text component="output" size="xs" c="dimmed">
          {t(isSigned ? 'signature.state.signed' : 'signature.hint')}
        </Text>
        <Button variant="default" leftSection={<IconEraser size={18} aria-hidden="true" />} disabled={!isSigned} onClick={clear}>
          {t('signature.clear')}
        </Button>
      </Group>
    </>
  )
}

/** A place to sign with pen, finger or mouse; who cannot or will not sign on glass signs the printed slip. */
export const SignaturePad = ({ value, onChange, label, height = 160, error, isOnScreenOnly = false }: SignaturePadProps) => {
  const { t } = useTranslation()
  const isOnPaper = value.kind === 'paper'
  return (
    <Input.Wrapper label={label} labelElement="div" error={error}>
      {!isOnPaper && <Surface value={value} onChange={onChange} height={height} />}
      {!isOnScreenOnly && (
        <Checkbox
          mt="xs"
          label={t('signature.onPaper')}
          description={isOnPaper ? t('signature.onPaperHint') : undefined}
          checked={isOnPaper}
          onChange={(event) => onChange({ kind: event.currentTarget.checked ? 'paper' : 'none' })}
        />
      )}
    </Input.Wrapper>
  )
}
