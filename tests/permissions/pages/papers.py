"""Meetings, sign-off, papers, and what members read of them."""

PAGES = """
# Meetings and what goes to them
committee:calendar                                                get                +++++++++ +++++++ ..s
committee:calendar                    ?council                    get                +++++++++ ....... ..s
committee:held                                                    get                +++++++++ +++++++ ..s
committee:held                        ?council                    get                +++++++++ ....... ..s
committee:committees                                              get                +++++++++ +++++++ ..s
committee:committees                                              post               xxxxxx+xx xxxxx+x ..s
committee:committees                  ?council                    get                +++++++++ ....... ..s
committee:committees                  ?council                    post               xxxxxx+xx ....... ..s
committee:closed                                                  get                xxxxxx+xx xxxxx+x ..s
committee:closed                                                  post               xxxxxx+xx xxxxx+x ..s
committee:closed                      ?council                    get                xxxxxx+xx ....... ..s
committee:closed                      ?council                    post               xxxxxx+xx ....... ..s
committee:reopen                                                  post               xxxxxx~xx xxxxx~x ..s
committee:reopen                      ?council                    post               xxxxxx~xx ....... ..s
committee:days                            committee               get                xxxxxx+xx ....... ..s
committee:days                            committee               post               xxxxxx+xx ....... ..s
committee:year                                                    get                +++++++++ +++++++ ..s
committee:year                            ?council                get                +++++++++ ....... ..s
committee:feed                                                    get                +++++++++ +++++++ ..s
committee:feed                                                    post               +++++++++ +++++++ ..s
committee:feed                            ?council                get                +++++++++ ....... ..s
committee:feed                            ?council                post               +++++++++ ....... ..s
committee:end-feed                                                post               >>>>>>>>> >>>>>>> ..s
committee:end-feed                        ?council                post               >>>>>>>>> ....... ..s
committee:arrange                                                 get                xxxxxx+xx xxxxx+x ..s
committee:arrange                                                 post               xxxxxx+xx xxxxx+x ..s
committee:arrange                     ?council                    get                xxxxxx+xx ....... ..s
committee:arrange                     ?council                    post               xxxxxx+xx ....... ..s
committee:meeting                     meeting                     get                +++++++++ ....... ..s
committee:move                        meeting                     get                xxxxxx+xx ....... ..s
committee:move                        meeting                     post               xxxxxx+xx ....... ..s
committee:resolve                     meeting                     get                xxxxxx+xx ....... ..s
committee:resolve                     meeting                     post               xxxxxx+xx ....... ..s
committee:resolutions                                             get                +++++++++ +++++++ ..s
committee:resolutions                 ?council                    get                +++++++++ ....... ..s
committee:resolution                  resolution                  get                +++++++++ ....... ..s
committee:link-action                 resolution                  get                xxx++xxxx ....... ..s
committee:link-action                 resolution                  post               xxx++xxxx ....... ..s
committee:unlink-action               resolution action           post               xxx>>xxxx ....... ..s
committee:answer                      resolution                  get                xxx++xxxx ....... ..s
committee:answer                      resolution                  post               xxx++xxxx ....... ..s
# Layouts: clerks and administrators change them, those who begin reports read them; shipped ones are nobody's to change
committee:layouts                                                 get                ...++.++. ..++.++ ..s
committee:layouts                     ?council                    get                ...++.++. ....... ..s
committee:layout                      layout                      get                ...++.++. ....... ..s
committee:layout                      template ?council           get                ...++.++. ....... ..s
committee:copy-layout                 layout                      get                ...xx.++. ....... ..s
committee:copy-layout                 layout                      post               ...xx.++. ....... ..s
committee:copy-layout                 template ?council           get                ...xx.++. ....... ..s
committee:copy-layout                 template ?council           post               ...xx.++. ....... ..s
committee:change-layout               layout                      get                ...xx.++. ....... ..s
committee:change-layout               layout                      post               ...xx.++. ....... ..s
committee:change-layout               template ?council           get                ...xx.xx. ....... ..s
committee:change-layout               template ?council           post               ...xx.xx. ....... ..s
committee:offer-layout                layout                      post:layout        ...xx.>>. ....... ..s
committee:retire-layout               layout                      post:layout        ...xx.>>. ....... ..s
committee:retire-layout               layout                      post               ...xx.~~. ....... ..s
committee:add-layout-section          layout                      get                ...xx.++. ....... ..s
committee:add-layout-section          layout                      post               ...xx.++. ....... ..s
committee:layout-section              layout layout_section       get                ...xx.++. ....... ..s
committee:layout-section              layout layout_section       post               ...xx.++. ....... ..s
committee:raise-section               layout layout_section       post:layout        ...xx.>>. ....... ..s
committee:lower-section               layout layout_section       post:layout        ...xx.>>. ....... ..s
committee:remove-section              layout layout_section       post:layout        ...xx.>>. ....... ..s
committee:clearers                                                get                xxxxxx++x xxxxx++ ..s
committee:clearers                    ?council                    get                xxxxxx++x ....... ..s
committee:clearers                    ?council                    post               xxxxxx++x ....... ..s
committee:dismiss-clearer             clearer                     post               ......>>. ....... ..s
signoff:layout-preview                layout                      get                ...++.++. ....... ..s
signoff:layout-preview                template ?council           get                ...++.++. ....... ..s
signoff:layout-proof                  layout                      get                ...++.++. ....... ..s

# Reports
committee:reports                                                 get                +++++.+.. ++++.+. ..s
committee:reports                     ?council                    get                +++++.+.. ....... ..s
committee:begin                                                   get                xx+++.... x+++... ..s
committee:begin                                                   post               xx+++.... x+++... ..s
committee:begin                       ?council                    get                xx+++.... ....... ..s
committee:begin                       ?council                    post               xx+++.... ....... ..s
committee:report                      draft                       get                ..+++.... ....... ..s
committee:report                      under_review                get                ..+++.... ....... ..s
committee:report                      signed_report               get                ..+++.+.. ....... ..s
committee:report                      published_report            get                ..+++.+.. ....... ..s
committee:cover                       draft                       get                ..+++.... ....... ..s
committee:cover                       draft                       post               ..+++.... ....... ..s
committee:item                        draft                       get                ..xxx.+.. ....... ..s
committee:item                        draft                       post               ..xxx.>.. ....... ..s
committee:item                        published_report            get                ..xxx.+.. ....... ..s
committee:item                        published_report            post               ..xxx.>.. ....... ..s
committee:pin                         draft commentary            post               ..>>>.... ....... ..s
committee:section                     draft =synopsis             get                ..+++.... ....... ..s
committee:section                     draft =synopsis             post               ..+++.... ....... ..s
committee:section                     draft =key_messages         get                ..+++.... ....... ..s
committee:section                     draft =key_messages         post               ..+++.... ....... ..s
committee:section                     draft =key_issues           get                ..+++.... ....... ..s
committee:section                     draft =key_issues           post               ..+++.... ....... ..s
committee:attach                      draft                       get                ..+++.... ....... ..s
committee:attach                      draft                       post               ..+++.... ....... ..s
committee:detach                      draft appendix              post               ..>>>.... ....... ..s
committee:appendix                    draft appendix              get                ..+++.... ....... ..s
committee:ask-clearance               draft =synopsis             get                ..+++.... ....... ..s
committee:ask-clearance               draft =synopsis             post               ..+++.... ....... ..s
committee:end-clearance               draft clearance             post               ..xx>.... ....... ..s
committee:clear                       clearance                   get                .+....... ....... ..s
committee:clear                       clearance                   post               .+....... ....... ..s
committee:supplement                  published_report            get                ..+++.x.. ....... ..s
committee:supplement                  published_report            post               ..+++.x.. ....... ..s
committee:reader                      draft                       get                ..+++.... ....... ..s
committee:reader                      draft                       post               ..+++.... ....... ..s
committee:attach-figures              draft                       get                ..+++.... ....... ..s
committee:attach-figures              draft                       post               ..+++.... ....... ..s
committee:replace-appendix            draft appendix              get                ..+++.... ....... ..s
committee:replace-appendix            draft appendix              post               ..+++.... ....... ..s
committee:confirm-appendix            draft appendix              get                ..+++.... ....... ..s
committee:confirm-appendix            draft appendix              post               ..+++.... ....... ..s
committee:entitled                    ?council                    get                xxxxxx+xx ....... ..s
committee:entitled                    ?council                    post               xxxxxx+xx ....... ..s
committee:end-entitlement             grant                       post               ......>.. ....... ..s

# Review, sign-off, publication
signoff:submission                    review                      get                +++++.... ....... ..s
signoff:submission                    commentary                  get                +++++.... ....... ..s
signoff:sign-off                      review                      post               xxxx+.... ....... ..s
signoff:send-back                     review                      post               xxxx+.... ....... ..s
signoff:comment                       review                      post               +++++.... ....... ..s
signoff:move                          collecting                  post:close         xxx>x.... ....... ..s
signoff:move                          commentary                  post:reopen        xxx>x.... ....... ..s
signoff:move                          commentary                  post:send          xx!!x.... ....... ..s
signoff:move                          review                      post:recall        xxx>x.... ....... ..s
signoff:revise                        signed_quarter_submission   get                xxxx+.... ....... ..s
signoff:revise                        signed_quarter_submission   post               xxxx+.... ....... ..s
signoff:revision-reason               open_revision               get                xx+++.... ....... ..s
signoff:revision-reason               open_revision               post               xx+++.... ....... ..s
signoff:quarter-targets               commentary                  get                +++++.... ....... ..s
signoff:quarter-targets               signed_quarter_submission   get                +++++.... ....... ..s
signoff:disclosure                    commentary                  get                +++++.... ....... ..s
signoff:disclosure                    signed_quarter_submission   get                +++++.... ....... ..s
signoff:decide                        commentary =none            get                xx....... ....... ..s
signoff:decide                        commentary =none            post               xx....... ....... ..s
signoff:confirm                       review                      post               xxxx>.... ....... ..s
signoff:report-confirm                under_review                post               ..xx>.... ....... ..s
signoff:report-disclosure             draft                       get                ..+++.... ....... ..s
signoff:report-disclosure             signed_report               get                ..+++.+.. ....... ..s
signoff:report-decide                 draft =none                 get                ......... ....... ..s
signoff:report-decide                 draft =none                 post               ......... ....... ..s
signoff:report-decide                 under_review =none          get                ..xx..... ....... ..s
signoff:report                        draft                       get                ..+++.... ....... ..s
signoff:report                        under_review                get                ..+++.... ....... ..s
signoff:report                        signed_report               get                ..+++.+.. ....... ..s
signoff:report                        published_report            get                ..+++.+.. ....... ..s
signoff:report                        withdrawn_report            get                ..+++.+.. ....... ..s
signoff:proof                         under_review                get                ..+++.... ....... ..s
signoff:report-sign-off               under_review                post               ..xx+.... ....... ..s
signoff:report-send-back              under_review                post               ..xx+.... ....... ..s
signoff:report-move                   draft                       post:send-report   ..!!x.... ....... ..s
signoff:report-move                   under_review                post:recall-report ..x>x.... ....... ..s
signoff:report-move                   signed_report               post:publish       ..xxx.!.. ....... ..s
signoff:report-move                   published_report            post:withdraw      ..xx>.>.. ....... ..s
signoff:report-move                   published_report            post:correct       ..xx>.x.. ....... ..s
signoff:report-move                   withdrawn_report            post:correct-withdrawn ..xx>.x.. ....... ..s
signoff:correct                       withdrawn_report            get                ..xx+.x.. ....... ..s
signoff:correct                       published_report            get                ..xx+.x.. ....... ..s
signoff:correct                       published_report            post               ..xx+.x.. ....... ..s
signoff:correction-reason             open_correction             get                ..+++.... ....... ..s
signoff:correction-reason             open_correction             post               ..+++.... ....... ..s
signoff:late                          signed_report               get                ..xxx.+.. ....... ..s
signoff:late                          signed_report               post               ..xxx.+.. ....... ..s
signoff:publish                       signed_report               get                ..xxx.+.. ....... ..s
signoff:publish                       signed_report               post               ..xxx.+.. ....... ..s
signoff:withdraw                      published_report            get                ..xx+.+.. ....... ..s
signoff:withdraw                      published_report            post               ..xx+.+.. ....... ..s
signoff:portfolio                     under_review                get                ......... ....... ..s

# Papers: published, signed and not yet published, withdrawn
publishing:report                     published                   get                +++++++.+ ....... ..s
publishing:report                     early                       get                ..+++.+.. ....... ..s
publishing:report                     withdrawn                   get                ..+++.+.. ....... ..s
publishing:of-report                  published_report            get                >>>>>>>.> ....... ..s
publishing:of-report                  signed_report               get                ..>>>.>.. ....... ..s
publishing:of-report                  withdrawn_report            get                ..>>>.>.. ....... ..s
publishing:of-report                  exempt_report               get                ..>>>.>.> ....... ..s
publishing:appendix                   published =1                get                +++++++.+ ....... ..s
publishing:appendix                   published =2                get                ......... ....... ..s
publishing:appendix                   withdrawn =1                get                ..+++.+.. ....... ..s
publishing:appendix                   early =1                    get                ......... ....... ..s
publishing:download                   paper                       get                +++++++.+ ....... ..s
publishing:download                   early_paper                 get                ..+++.+.. ....... ..s
publishing:download                   withdrawn_paper             get                ..+++.+.. ....... ..s
publishing:try-again                  failed                      post               ..>>>.>.. ....... ..s
publishing:pack                       pack                        get                +++++++.+ ....... ..s
publishing:pack                       failed_pack                 get                ......... ....... ..s
publishing:pack                       withdrawn_pack              get                ......... ....... ..s
publishing:try-pack-again             failed_pack                 post               xxx>>x>.x ....... ..s
publishing:make-pack                   published                   post               xxx>>x>.x ....... ..s
publishing:ask-for-copy               published =2                post               ..>>>.>.> ....... ..s
publishing:ask-for-copy               published =1                post               ......... ....... ..s
publishing:take                       own_copy                    post               ....+.... ....... ..s
publishing:take                       paper                       post               ......... ....... ..s
publishing:download                   own_copy                    get                ......... ....... ..s

# What is exempt: who works on the report, the clerk, and the member who is entitled; its meeting is told to all
committee:meeting                     exempt_meeting              get                +++++++++ ....... ..s
committee:report                      exempt_report               get                ..+++.+.. ....... ..s
committee:resolution                  exempt_resolution           get                ..+++.+.+ ....... ..s
publishing:report                     exempt_copy                 get                ..+++.+.+ ....... ..s
publishing:download                   exempt_paper                get                ......... ....... ..s
publishing:take                       exempt_paper                post               ..+++.+.+ ....... ..s
publishing:take                       entitled_copy               post               ........+ ....... ..s
publishing:download                   entitled_copy               get                ......... ....... ..s
publishing:appendix                   exempt_copy =1              get                ......... ....... ..s
scrutiny:quarter                      exempt_publication =2019-20-q3   get          ..+++.+.+ ....... ..s
scrutiny:lines                        exempt_publication =2019-20-q3   get          ..+++.+.+ ....... ..s
scrutiny:risks                        exempt_publication =2019-20-q3   get          ..+++.+.+ ....... ..s
scrutiny:line                         council =EXEMPT             get                ..+++.+.+ ....... ..s
scrutiny:line-chart-csv               council =EXEMPT             get                ..+++.+.+ ....... ..s
scrutiny:risk                         council =11                 get                ..+++.+.+ ....... ..s

# A report in review, read by the portfolio holder it names, here alone; an exempt one by none who is not entitled
signoff:portfolio                     held                        get                .....+... ....... ..s
signoff:portfolio                     exempt_held                 get                ......... ....... ..s
committee:report                      held                        get                ..+++.... ....... ..s
committee:cover                       held                        get                ..>>>.... ....... ..s
committee:attach                      held                        get                ..>>>.... ....... ..s
signoff:report                        held                        get                ..+++.... ....... ..s
signoff:report-disclosure             held                        get                ..+++.... ....... ..s
signoff:proof                         held                        get                ..+++.... ....... ..s
signoff:report-sign-off               held                        post               ..xx+.... ....... ..s
signoff:report-send-back              held                        post               ..xx+.... ....... ..s

# How the council stands in published statistics
comparison:mine                                                   get                >>>>>>>.> >>>>>>. ..s
comparison:mine                       ?council                    get                >>>>>>>.> ....... ..s
comparison:standing                   council                     get                +++++++.+ ....... ..s
comparison:measure                    council =PUBLISHED          get                +++++++.+ ....... ..s
comparison:figures                    council =PUBLISHED          get                +++++++.+ ....... ..s
comparison:chart-csv                  council =PUBLISHED =group   get                +++++++.+ ....... ..s
comparison:chart-svg                  council =PUBLISHED =group   get                +++++++.+ ....... ..s

# What members read and ask
scrutiny:latest                                                   get                +++++++.+ ++++++. ..s
scrutiny:quarters                                                 get                +++++++.+ ++++++. ..s
scrutiny:risks                                                    get                +++++++.+ ++++++. ..s
scrutiny:requests                                                 get                +++++++.+ ++++++. ..s
scrutiny:request                      request                     get                +++++++.+ ....... ..s
scrutiny:answer                       request                     get                xxx++xx.x ....... ..s
scrutiny:answer                       request                     post               xxx++xx.x ....... ..s
scrutiny:ask                                                      get                xxxxx+x.+ xxxx+x. ..s
scrutiny:ask                                                      post               xxxxx+x.+ xxxx+x. ..s
scrutiny:ask                          ?council                    get                xxxxx+x.+ ....... ..s
scrutiny:ask                          ?council                    post               xxxxx+x.+ ....... ..s
scrutiny:signed                       signed_quarter              get                ......... ....... ..s
scrutiny:signed-lines                 signed_quarter              get                ......... ....... ..s
scrutiny:signed-risks                 signed_quarter              get                ......... ....... ..s
scrutiny:line                         council =TIMELY             get                +++++++.+ ....... ..s
scrutiny:line-chart-csv               council =TIMELY             get                +++++++.+ ....... ..s
scrutiny:line-chart-svg               council =TIMELY             get                +++++++.+ ....... ..s
scrutiny:risk                         council =7                  get                +++++++.+ ....... ..s
scrutiny:quarter                      publication =2021-22-q2     get                +++++++.+ ....... ..s
scrutiny:lines                        publication =2021-22-q2     get                +++++++.+ ....... ..s
scrutiny:risks                        publication =2021-22-q2     get                +++++++.+ ....... ..s
scrutiny:quarter                      withdrawal =2020-21-q4      get                ......... ....... ..s
"""
