import StatisticalTables
import TestSupport
import Testing

/// Real workbooks, against what openpyxl 3.1.5 reads from them.
@Suite("Workbooks as others write them")
struct WorkbookSampleTests {
  /// The sheets, the cells that hold something, and the FNV-1a checksum of all their contents.
  static let expected: [(path: String, sheets: Int, cells: Int, checksum: UInt64)] = [
    ("survey/forms/kobo/xlsforms/library-locking-example.xlsx", 4, 54, 0xad55_47a0_fed8_098d),
    ("survey/forms/xlsform/site/cascading_select.xlsx", 3, 76, 0xda1d_e06a_99d5_af6d),
    (
      "survey/forms/xlsform/tests/bug_example_xls/ODKValidateWarnings.xlsx", 2, 19,
      0xed53_0f44_a7a0_4675
    ),
    (
      "survey/forms/xlsform/tests/bug_example_xls/UCL_Biomass_Plot_Form.xlsx", 3, 609,
      0x0edc_d3e4_566c_dc0a
    ),
    ("survey/forms/xlsform/tests/bug_example_xls/bad_calc.xlsx", 1, 8, 0x8db0_1c28_5705_7f94),
    (
      "survey/forms/xlsform/tests/bug_example_xls/duplicate_columns.xlsx", 4, 291,
      0x5681_7b57_431a_38d7
    ),
    (
      "survey/forms/xlsform/tests/bug_example_xls/xl_date_ambiguous.xlsx", 4, 60,
      0x3834_98d6_bedb_a9b3
    ),
    (
      "survey/forms/xlsform/tests/bug_example_xls/xl_date_ambiguous_v1.xlsx", 4, 54,
      0xdcc9_f2da_c08d_d425
    ),
    (
      "survey/forms/xlsform/tests/example_xls/attribute_columns_test.xlsx", 4, 330,
      0xe0b1_5e33_649b_65c1
    ),
    ("survey/forms/xlsform/tests/example_xls/bad_calc.xlsx", 1, 8, 0x8db0_1c28_5705_7f94),
    (
      "survey/forms/xlsform/tests/example_xls/case_insensitivity.xlsx", 6, 54, 0x1f5c_421d_5420_949c
    ),
    (
      "survey/forms/xlsform/tests/example_xls/choice_filter_test.xlsx", 3, 79, 0x22df_4383_e592_9061
    ),
    ("survey/forms/xlsform/tests/example_xls/extra_columns.xlsx", 1, 6, 0x44e4_cabf_fd76_3d35),
    ("survey/forms/xlsform/tests/example_xls/extra_sheet_names.xlsx", 4, 6, 0x4057_4d1f_da48_ffa3),
    ("survey/forms/xlsform/tests/example_xls/field-list.xlsx", 2, 24, 0x7dc1_a3aa_4798_c3d8),
    (
      "survey/forms/xlsform/tests/example_xls/flat_xlsform_test.xlsx", 4, 265, 0xbff6_d9af_0550_6281
    ),
    ("survey/forms/xlsform/tests/example_xls/group.xlsx", 1, 16, 0x871b_7fda_9cd9_b833),
    ("survey/forms/xlsform/tests/example_xls/include.xlsx", 2, 12, 0xf9ae_2ad2_7ea3_97a0),
    ("survey/forms/xlsform/tests/example_xls/include_json.xlsx", 2, 8, 0x178d_4ea9_3fd8_19b0),
    ("survey/forms/xlsform/tests/example_xls/loop.xlsx", 2, 24, 0x6ef0_7abc_5c03_df45),
    ("survey/forms/xlsform/tests/example_xls/or_other.xlsx", 2, 35, 0x3775_76bb_83dc_c00b),
    ("survey/forms/xlsform/tests/example_xls/pull_data.xlsx", 1, 10, 0x5bde_320a_ed55_895e),
    ("survey/forms/xlsform/tests/example_xls/specify_other.xlsx", 2, 15, 0x56c3_c515_6f7a_a635),
    ("survey/forms/xlsform/tests/example_xls/survey_no_name.xlsx", 1, 6, 0xa1b2_d5a2_56b8_e616),
    ("survey/forms/xlsform/tests/example_xls/text_and_integer.xlsx", 2, 12, 0x3ac2_916c_4231_8643),
    (
      "survey/forms/xlsform/tests/example_xls/xlsform_spec_test.xlsx", 4, 263, 0x49cf_1312_e827_0113
    ),
    (
      "survey/forms/xlsform/tests/example_xls/yes_or_no_question.xlsx", 2, 15, 0xa561_0983_5763_2f9c
    ),
  ]

  @Test(.needsReferenceData("survey/forms"), arguments: expected)
  func `every cell is the one that openpyxl reads`(
    expected: (path: String, sheets: Int, cells: Int, checksum: UInt64)
  ) throws {
    let workbook = try Workbook(try ReferenceData.bytes(expected.path), file: expected.path)
    #expect(workbook.sheets.count == expected.sheets)
    var lines: [String] = []
    for sheet in workbook.sheets {
      lines.append("#\(sheet.name ?? "")")
      for row in sheet.rows {
        for cell in row.cells {
          let kind =
            switch cell.content {
            case .text: "t"
            case .number: "n"
            case .bool: "b"
            case .date: "d"
            case .error: "e"
            }
          lines.append(
            "\(Sheet.letters(cell.column))\(row.number),\(kind),\(cell.content.text)")
        }
      }
    }
    #expect(lines.count - workbook.sheets.count == expected.cells)
    let checksum = lines.joined(separator: "\n").utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
    #expect(checksum == expected.checksum)
  }
}
