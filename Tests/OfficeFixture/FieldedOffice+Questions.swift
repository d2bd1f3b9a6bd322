import Fieldwork
import Measures
import Office
import Records
import Surveys

extension FieldedOffice {
  /// A questionnaire with every kind of question, routing, and a wave before it.
  public static let questionnaire = """
    id: vsr-2027
    title: {nb: Kommunene og målene, nn: Kommunane og måla, en: Municipalities and the goals}
    wave: {id: "2027"}
    frame: {levels: [municipality], counts: organisations}
    languages: [nb, nn, en]
    sections:
      - {id: plan, title: {nb: Planen, nn: Planen, en: The plan}}
      - {id: work, title: {nb: Arbeidet, nn: Arbeidet, en: The work}}
      - {id: more, title: {nb: Mer om dere, nn: Meir om dykk, en: More about you}}
    questions:
      - id: stage
        section: plan
        type: single
        required: true
        text: {nb: Hvor langt er dere kommet?, nn: Kor langt er de komne?, en: How far have you come?}
        help: {nb: Svar for hele kommunen., nn: Svar for heile kommunen., en: Answer for the whole municipality.}
        options:
          - {code: begun, text: {nb: Vi har begynt, nn: Vi har byrja, en: We have begun}}
          - {code: governed, text: {nb: Målene styrer planene, nn: Måla styrer planane, en: The goals steer our plans}}
          - {code: other, text: {nb: Noe annet, nn: Noko anna, en: Something else}, other: true}
          - {code: unknown, text: {nb: Vet ikke, nn: Veit ikkje, en: "Don't know"}, dont-know: true}
      - id: why
        section: plan
        type: text
        ask-if: stage = 'governed'
        text: {nb: Hva gjorde forskjellen?, nn: Kva gjorde skilnaden?, en: What made the difference?}
      - id: goals
        section: plan
        type: multiple
        maximum: 2
        text: {nb: Hvilke mål er viktigst?, nn: Kva mål er viktigast?, en: Which goals matter most?}
        options:
          - {code: g3, text: {nb: God helse, nn: God helse, en: Good health}}
          - {code: g11, text: {nb: Bærekraftige byer, nn: Berekraftige byar, en: Sustainable cities}}
          - {code: g13, text: {nb: Stoppe klimaendringene, nn: Stoppe klimaendringane, en: Climate action}}
          - {code: none, text: {nb: Ingen av dem, nn: Ingen av dei, en: None of them}, exclusive: true}
      - id: matter
        section: plan
        type: matrix
        text: {nb: Hvor viktig er dette?, nn: Kor viktig er dette?, en: How important is this?}
        options:
          - {code: "1", value: 1, text: {nb: Lite, nn: Lite, en: Little}}
          - {code: "2", value: 2, text: {nb: Noe, nn: Noko, en: Some}}
          - {code: "3", value: 3, text: {nb: Mye, nn: Mykje, en: Much}}
        items:
          - {code: money, text: {nb: Penger, nn: Pengar, en: Money}}
          - {code: people, text: {nb: Folk, nn: Folk, en: People}}
      - id: hint
        section: work
        type: note
        text: {nb: Anslag er gode nok her., nn: Overslag er gode nok her., en: Estimates are good enough here.}
      - id: hours
        section: work
        type: number
        minimum: 0
        maximum: 1000
        unit: {code: hours, text: {nb: timer i uka, nn: timar i veka, en: hours a week}, decimals: 1}
        text: {nb: Hvor mye tid bruker dere?, nn: Kor mykje tid bruker de?, en: How much time do you spend?}
      - id: order
        section: work
        type: ranking
        maximum: 2
        text: {nb: Hva hindrer dere mest?, nn: Kva hindrar dykk mest?, en: What hinders you most?}
        options:
          - {code: time, text: {nb: Tid, nn: Tid, en: Time}}
          - {code: money, text: {nb: Penger, nn: Pengar, en: Money}}
          - {code: skill, text: {nb: Kunnskap, nn: Kunnskap, en: Skills}}
      - id: trust
        section: work
        type: scale
        text: {nb: Hvor trygge er dere på målene?, nn: Kor trygge er de på måla?, en: How sure are you of the goals?}
        options:
          - {code: "1", value: 1, text: {nb: Utrygge, nn: Utrygge, en: Unsure}}
          - {code: "2", value: 2, text: {nb: Trygge, nn: Trygge, en: Sure}}
      - id: adopted
        section: work
        type: date
        text: {nb: Når ble planen vedtatt?, nn: Når vart planen vedteken?, en: When was the plan adopted?}
      - id: story
        section: more
        type: text
        text: {nb: Fortell om noe dere er stolte av., nn: Fortel om noko de er stolte av., en: Tell of something you are proud of.}
      - id: paper
        section: more
        type: file
        text: {nb: Legg ved planen., nn: Legg ved planen., en: Attach the plan.}
      - id: where
        section: more
        type: place
        text: {nb: Hvor skjer det?, nn: Kvar skjer det?, en: Where does it happen?}
    previous: {wave: "2021"}
    """

  /// The wave before.
  static let earlier = """
    id: vsr-2021
    title: {nb: Kommunene og målene, nn: Kommunane og måla, en: Municipalities and the goals}
    wave: {id: "2021"}
    frame: {levels: [municipality], counts: organisations}
    languages: [nb, nn, en]
    questions:
      - id: story
        type: text
        text: {nb: Fortell om noe dere er stolte av., nn: Fortel om noko de er stolte av., en: Tell of something you are proud of.}
    """

  /// Lets the first unit answer the wave before.
  func answerEarlier(_ server: ServerDatabase) async throws {
    let unit = try needed(units.first)
    let keys = try needed(ServerKeys(secret: [UInt8](repeating: 5, count: 32)))
    let token = try Self.token(unit, campaign: "k21")
    let now = Moment.now
    let questionnaire = try await QuestionnaireCache(server.fieldwork)
      .questionnaire("vsr-2021", number: 1, of: Self.owner)
    _ = try await server.fieldwork.apply(
      .answer([AnswerChange(question: "story", value: .text("The bridge"), basis: 0, id: "then")]),
      link: keys.links.hash(token), by: Fieldwork.Person(id: "k21-\(unit)"),
      rules: { campaign, _ in
        questionnaire.map { ResponseRules(campaign: campaign, questionnaire: $0) }
      }, at: now)
  }
}
