import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { ModalsProvider } from '@mantine/modals'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import 'dayjs/locale/zh-cn'
import { type ReactNode, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from './app/api.ts'
import { failureText } from './app/failures.ts'
import { PrintProvider } from './app/print/PrintProvider.tsx'
import { createQueryClient } from './app/query-client.ts'
import { ScannerProvider } from './app/scanner/ScannerProvider.tsx'
import { SerialScans } from './app/scanner/SerialScans.tsx'
import { createDepotRouter } from './routes.tsx'
import { pageNonce } from './ui/document-frame.ts'
import { ExplainFailureContext } from './ui/failure.ts'
import { cssVariablesResolver, theme } from './ui/theme.ts'

const queries = createQueryClient(() => void queries.invalidateQueries({ queryKey: api.session.me.key() }))
const router = createDepotRouter()
const colorSchemes = localStorageColorSchemeManager({ key: 'handback.color-scheme' })

/** What follows the language: the words for failures, and the calendar. */
const Words = ({ children }: { readonly children: ReactNode }) => {
  const { t, i18n } = useTranslation()
  const explain = useCallback((failure: unknown) => failureText(t, failure), [t])
  return (
    <ExplainFailureContext value={explain}>
      <DatesProvider settings={{ locale: i18n.language === 'zh-CN' ? 'zh-cn' : 'en', firstDayOfWeek: 1 }}>
        {children}
      </DatesProvider>
    </ExplainFailureContext>
  )
}

/** Everything that every page stands on, from the outside in. */
export const App = () => (
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariablesResolver}
    colorSchemeManager={colorSchemes}
    defaultColorScheme="auto"
    getStyleNonce={pageNonce}
  >
    <QueryClientProvider client={queries}>
      <Words>
        <ScannerProvider>
          <SerialScans />
          <ModalsProvider>
            <PrintProvider>
              <RouterProvider router={router} />
            </PrintProvider>
          </ModalsProvider>
        </ScannerProvider>
      </Words>
    </QueryClientProvider>
  </MantineProvider>
)
