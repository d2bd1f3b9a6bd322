import Problems
import TestSupport
import Testing

@testable import SurveyFormats

@Test func `a workbook of one sheet is read`() {}
