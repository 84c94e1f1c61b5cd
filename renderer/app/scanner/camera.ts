/** Why the camera shows nothing. */
export type CameraFailure = 'denied' | 'none' | 'busy' | 'no-camera-here' | 'broken'

export const failureOf = (error: unknown): CameraFailure => {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none'
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'broken'
}

/** Between two pictures that are looked at: a hand holds still about so long. ms */
const pauseMs = 120
/** Larger pictures take longer and read no better. px */
const widestPicture = 1280

interface Eyes {
  /** Where the picture is shown. */
  readonly video: HTMLVideoElement
  readonly onCode: (payload: string) => void
  readonly onFailure: (failure: CameraFailure) => void
}

/** Looks through the camera at the back until a code is read. Returns how to stop; the camera's light goes out then. */
export function lookThroughCamera({ video, onCode, onFailure }: Eyes): () => void {
  const worker = new Worker(new URL('camera-worker.ts', import.meta.url), { type: 'module' })
  const canvas = document.createElement('canvas')
  let stream: MediaStream | undefined
  let timer: number | undefined
  let isOver = false

  const stop = (): void => {
    isOver = true
    window.clearTimeout(timer)
    worker.terminate()
    for (const track of stream?.getTracks() ?? []) track.stop()
    video.srcObject = null
  }
  const look = (): void => {
    const { videoWidth, videoHeight } = video
    const scale = Math.min(1, widestPicture / Math.max(1, videoWidth))
    const [width, height] = [Math.round(videoWidth * scale), Math.round(videoHeight * scale)]
    const context = width === 0 ? null : canvas.getContext('2d', { willReadFrequently: true })
    if (context === null) {
      timer = window.setTimeout(look, pauseMs)
      return
    }
    canvas.width = width
    canvas.height = height
    context.drawImage(video, 0, 0, width, height)
    const picture = context.getImageData(0, 0, width, height)
    worker.postMessage(picture, [picture.data.buffer])
  }
  worker.addEventListener('message', ({ data }: MessageEvent<{ payload: string | null; failure?: string }>) => {
    if (isOver) return
    if (data.failure !== undefined) {
      stop()
      onFailure('broken')
    } else if (data.payload === null) timer = window.setTimeout(look, pauseMs)
    else {
      stop()
      onCode(data.payload)
    }
  })
  worker.addEventListener('error', () => {
    stop()
    onFailure('broken')
  })
  const start = async (): Promise<void> => {
    // Browsers have no camera for pages from an address without a certificate.
    if (!('mediaDevices' in navigator)) return onFailure('no-camera-here')
    try {
      const wanted = { facingMode: 'environment', width: { ideal: 1920 } } as const
      stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: wanted })
      if (isOver) return stop()
      video.srcObject = stream
      await video.play()
      look()
    } catch (error) {
      if (isOver) return
      stop()
      onFailure(failureOf(error))
    }
  }
  void start()
  return stop
}
