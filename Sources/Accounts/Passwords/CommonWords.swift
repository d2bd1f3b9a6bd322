/// Words that passwords are made of in offices of Norway and elsewhere: our own short list.
enum CommonWords {
  /// The words, in small letters.
  static let all: [[Character]] = text.split { $0.isWhitespace }.map(Array.init)

  private static let text = """
    password passord passordet hemmelig hemmeleg secret login logginn velkommen velkomen welcome
    admin administrator root bruker brukar user test testing gjest guest changeme letmein
    sommer sommar vinter vår haust høst spring summer winter autumn january januar februar mars
    april mai juni juli august september oktober november desember mandag måndag tirsdag tysdag
    onsdag torsdag fredag lørdag laurdag søndag monday friday
    kommune kommunen kommuna fylke fylket norge noreg norway oslo bergen trondheim stavanger
    samstemt bærekraft berekraft sustainability rådhus rådhuset kontor office
    iloveyou love elsker kjærlighet princess prinsesse monkey dragon football fotball master
    sunshine solskinn hello hallo heisann hei super superman batman starwars pokemon
    computer datamaskin internet google microsoft windows office365 teams
    qwerty qwertyuiop asdf zxcv abc xyz pass word key nøkkel sjef boss
    mamma pappa mor far hund katt kaffe coffee jesus god gud
    """
}
