/// Keys and signatures made by joserfc 1.x (on Python's cryptography), one for each algorithm that is taken.
///
/// The payload is `{"sub":"kari"}`; the private keys were thrown away.
enum ForeignSignatures {
  static let keys = """
    {"keys": [
    {"n": "7wSQ0OI_W6XF0r0ugP2BD5cLMXYcEFMdV5HPMAXVft-7eCAGfDrr-7DRFJTxCUDUF9oPfCR9ccHTLeEm04I\
    nCciTV3xx0XKhAKUn_9xtHvmurkVTXSwxHnWFDxylQHL5JQV7DR6o_kGidKTF-9dOYnccjjSikaYg4Ijj9Wr40SAOS\
    ud40bEvIytYUYHGOP_kjifR7e1z3KPR29ElaM2xpOmbqCzeHMdoLURVtvKTau467b6ISUqor0WLISqrmyYNDpdc2_J\
    N2Tiib8Ouyr5BRqQvSYGdBl3ZhRjXtqltS2YNMMXBq3Bxb-S-lnIuZOx1ctdHle2nF6A142NIwKlHkQ", "e": "AQ\
    AB", "kty": "RSA", "kid": "rsa"},
    {"crv": "P-256", "x": "9n5UNorHXyA2GF0yOkq30TZ8Gw2hG3YXB79ZqcluGcw", "y": "OXNnAPdTCXvOULd\
    IcWI4Clp1_xnwoJ3JTQsuTNb1Kug", "kty": "EC", "kid": "P-256"},
    {"crv": "P-384", "x": "8gCKGDOBZXcFa0MOcq14VXnOMnWDXhoaTmRQhQbib5RKJGa5_DqIy_MQMIHH-6ll", \
    "y": "JkPMKBWDm0yzywW8IGXV0tA_vwSUB4biZ3vXAb1d7c10RrFtfQnsLRM9iydkhzi7", "kty": "EC", "kid\
    ": "P-384"},
    {"crv": "P-521", "x": "AC8EIdhkNhHxL0O60-j0Wbv7ey3hHGfTpau6MdHDEyM7AhEKpnh_S-e6dQGHGJ9meql\
    R2Dqrt1uFU-6aVuJOytv3", "y": "ADMBff0prvkQFEp88NSl0VerxJA3G40MBht5gb3TcVYT7DEk5KQMf5pzcvM4\
    S0Yf5f3x4_mJI7PIsiGZ23t6wTZ1", "kty": "EC", "kid": "P-521"}
    ]}
    """

  static let tokens: [String: String] = [
    "ES256": """
    eyJhbGciOiJFUzI1NiIsImtpZCI6IlAtMjU2In0.eyJzdWIiOiJrYXJpIn0._nDa8g1sIRzMtYcANgfVY3RAOlKVXK\
    Wq8etKFQgBTWgcA1F28dt5F4DlIkMrDiDLmhozJre28QQ6OxsqHRKABg
    """,
    "ES384": """
    eyJhbGciOiJFUzM4NCIsImtpZCI6IlAtMzg0In0.eyJzdWIiOiJrYXJpIn0.4VQeAKYYntTK5b0_Ou7uqvzcsOkGkh\
    S8Bsn11VNHlt8guEM5V4z-74WFAz6zVofjb-DEfjt98YK_g8KqjwwlHFptgWNS0gTPzDhfyUTR8G_3Wggkr-B4Upyo\
    4zFjsfWP
    """,
    "ES512": """
    eyJhbGciOiJFUzUxMiIsImtpZCI6IlAtNTIxIn0.eyJzdWIiOiJrYXJpIn0.AL9kbd7TWEiS9E94_FLVOHiApluG-R\
    6Bz1ra7m2IuvFY3rqkj3GHcThC5WZX7nAQaxXWTt04hRP9vYh3tS9fFcxhAAN18hLpH-ZiMI7LJPzXClPnsb490Adx\
    utSgMmiunQYmIN8GoNG1lAPIrXMNpM7nZhXzJMKSIMGlEoHXkuUlh7EK
    """,
    "RS256": """
    eyJhbGciOiJSUzI1NiIsImtpZCI6InJzYSJ9.eyJzdWIiOiJrYXJpIn0.j739nJMtxBRLvJ88Rx1OIIf6FZ6p7ZJge\
    xXcMuN_UbcBZ-08Jwppio8VKG1fVEEa_W93of_OHbsR8IOfZrvtDUx-TH8R2rw93UVsV1SiLJcbjCK1TjfHvR5f4Ox\
    xAwkxSFvYpcqaOmUepQEhbl7MMHjoqCB6slv_hmLlrZPKFcrRO3DQ6KrQolrIm18qdbt5YEN6y2SY2LmOOe21WMNxl\
    CrpiQBUJOGEzBnGenqxaMTGtKkUB32B8nh21hjgHPZhYfDtxBZNoNSHjnwxj7n2pdXaLNRjjo1Z1PG11oMYFOKZQfV\
    QizU_hrAoDcOKsLT9muvz6ioOQcHsoltblJJUsw
    """,
    "RS384": """
    eyJhbGciOiJSUzM4NCIsImtpZCI6InJzYSJ9.eyJzdWIiOiJrYXJpIn0.D7cPS_6dTLefkWBZ1ghNKAfCYB0AWUAX0\
    UDVjYtF0xVI114k2VO6k-JX91aiarbnxtrGHvuXK3Mi6Z0Oaoz3Tn0wO6ir8_BhlnJFUDPtWMPl37owRtI5DWiGnci\
    U5JcYv2E7GgIrYiBOLNd5uvMtxEXonGsYsPv2ta0-mDGkctfXOSwchqcpckzUIHd-2MJgRBCJ41afclwWyx2NvtVQd\
    EJSNNlD6Rfy-vNo4GiHBppLEOtpB8UVkGUf7ar3g6poWsKl1W_EGH9MCvd751O9hZ78P3hszyWqGv0IqpF_rkDe2ps\
    QKvS117LD3sW-SDgUBzJxfGPFwhHxeLLvlT0vKQ
    """,
    "RS512": """
    eyJhbGciOiJSUzUxMiIsImtpZCI6InJzYSJ9.eyJzdWIiOiJrYXJpIn0.RI_AKvIAJ8aKgLhh1CmmymAj6WCyuTtU_\
    P5yyKAG6eb4O-nqVrMGPNeXEI0veZiwUxr6RPwKZRvV4rYs7UM1diJ6hWO7h2mbtJ5kgURqybP9l1PVPbp6iGiIqfZ\
    rt8n2bVoZjrBp2K6z_v2R1RS-IiQckjcezt3Z587LPEPAVq1qYWiZuKnCr9wKHg0elNT3iczBzQ_T6QtdUWkMiVyA0\
    YY1rVBhcBubp_sHm1vNAdFHr-8ruaSlPJsijsOEGiIY2_P39Jw-QIMo-P5KAk7553TRYdP_Th6EwN9Q2xMFCW9KmOK\
    w8lc2ZTYh5erAwk3YNn0zqIO_ca2Xc6GNwSW_Tg
    """,
    "PS256": """
    eyJhbGciOiJQUzI1NiIsImtpZCI6InJzYSJ9.eyJzdWIiOiJrYXJpIn0.qYd2RDvV5F0iQYHJCoWtS7zz8ww_iyLPP\
    5cZoRKJJUC66bm_FgiEsubBDRw3vNj4GPABkote2Xyj-jy1XvK0aBvQC1_9myvHFOiA6AaKZFNeG1OAjJRkT2izCIy\
    jMw1ap6gVB4yegxEDunvmIEKw1FDdLNEltlp1mPdXeA2Fn-RvgefW7xCtLHtYuz-nfA9hviGGSF0WFmKwYS8M8Ogy_\
    kHyYezbAykYn8vX93cEY1jAGFebVDhgctkgSVlWlCn4LUppat756DyIkaBnszEq4-auiQItrruqU6tOPSSY0C608K2\
    qiPqMfoVKY1Hx1SfwQFinn9UEhRvv7z6eIW1Gag
    """,
    "PS384": """
    eyJhbGciOiJQUzM4NCIsImtpZCI6InJzYSJ9.eyJzdWIiOiJrYXJpIn0.7cE0EtAKBvUXnSRGpnrpcvKl2yAc0pPQ1\
    O_qmfKTwN3oW69k9zO8iNwJeWlZgR0IxWynvK3Dgap9m42EjdY56Wq8z1BJ7m650XTpAziMvFHbSkPPWTHR7TuuoD8\
    G2x02tCvy3F6ozqQIPfNV_9k5tqWzRCztmOZ-AF_jzeaD8OIJZDuiBvto8w00HQExhBpEJm9czx-U_B0kJVWZb6aCU\
    URDATEzISVNMkaa6yJDdVyTRiubxnUR3A9lD9wfutGMtNTu93XBhfvCkNHDsj2XxXZnH5mPuZxrp1-DfrPE_D_V9H-\
    gYi-JrjfdWQyAyvPvvGgjPCOr49dqK7ARMjsbyg
    """,
    "PS512": """
    eyJhbGciOiJQUzUxMiIsImtpZCI6InJzYSJ9.eyJzdWIiOiJrYXJpIn0.bdaXPnFA-NMN9A0WNNV_ZMGghEBP-bAx4\
    h2046wyJdtyMCpBYSJ809XVaAC2izgDEYraarf46W3XDWyOpo4FMCVGDAo9A3sNciqHjGSaqN8MrsK5xdi91j5gnIu\
    MojoM5V9W6wtcKAxmHwQiyLv3lHkwUO3InCE1iArW6tf4bZTyyz_yQjzJaR2iGx9rdwDOi92bfGhcnUNfyw_CNQCKS\
    7RPxKWhPrbtbFkLYx1mlig-RBGRnbvh5cwbZ617qEJewWrp__ZISyf84FpMfo7WIWbBUg8pboHFZqPBT2C5csBhUbf\
    1EU_Qtl4Gu_YIsbtlvIkq1GdRpQKodF9yvePqPw
    """,
  ]
}
