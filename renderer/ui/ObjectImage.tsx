import { useCallback } from 'react'

/** A picture that is not on the host yet. Its address lives exactly as long as the element. */
export const ObjectImage = ({ file, alt }: { readonly file: Blob; readonly alt: string }) => {
  const show = useCallback(
    (image: HTMLImageElement | null) => {
      const url = URL.createObjectURL(file)
      if (image !== null) image.src = url
      return () => URL.revokeObjectURL(url)
    },
    [file],
  )
  return <img ref={show} alt={alt} />
}
